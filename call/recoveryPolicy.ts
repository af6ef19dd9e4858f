/** In milliseconds. */
export const recoveryTimes = {
  /** Between two looks at a path that is down: at the server, and whether it is time to restart ICE. */
  step: 500,
  /** How long a new connection may take before it gets help. */
  patience: 5_000,
  /** How often a path that is up is asked for a sign of life, and looked at. */
  ping: 300,
  look: 200,
} as const

const longestWait = 8_000

/**
 * The wait after ICE restart number `attempt` (1 for the first) before the next, in milliseconds: doubles from two
 * seconds to eight. Shorter ones would cut off a restart that is about to succeed over a slow relay. What comes back
 * by itself (the network, the server, the other one) restarts at once and does not wait for this.
 */
export function restartDelay(attempt: number) {
  return Math.min(longestWait, 1_000 * 2 ** attempt)
}

/** After so many restarts in vain the connection itself is taken for broken, and replaced. */
export const restartsBeforeReplacing = 4

/**
 * How long a path may be silent, in milliseconds, before it counts as down: with media on it, packets come all the time;
 * without, a lost sign of life takes its time to be sent again.
 */
export const longestSilence = (mediaExpected: boolean) => (mediaExpected ? 700 : 1_600)
