import type { SignalingRole } from '../contract/signaling.ts'

/** Why the path is thought to need help. `silent`: a connection that has not come up, or not come back after a restart. */
export type PathTrouble = 'failed' | 'disconnected' | 'silent'

// A path that is only disconnected often mends itself within two seconds.
const firstWait: Record<PathTrouble, number> = { failed: 0, disconnected: 2_000, silent: 8_000 }
// The impolite side goes first, so that the two do not restart into each other.
const politeExtra = 1_000
const longestWait = 8_000

/** The wait before ICE restart number `attempt` (0 for the first), in milliseconds; doubles from two seconds to eight. */
export function restartDelay(trouble: PathTrouble, role: SignalingRole, attempt: number) {
  const backOff = attempt === 0 ? 0 : Math.min(longestWait, 1_000 * 2 ** attempt)
  return Math.max(firstWait[trouble], backOff) + (role === 'polite' ? politeExtra : 0)
}
