/** What somebody may not notice: that they speak muted, or that their microphone gives nothing (C13). */
export type MicrophoneHint = 'muted' | 'silent'

/** What was heard in the last `elapsed` milliseconds. */
export type Heard = { elapsed: number; level: number; muted: boolean }

export type HintState = {
  hint: MicrophoneHint | null
  /** How long somebody has spoken while muted; pauses take away half of their length. */
  spoken: number
  /** Since the last word or, unmuted, since the last sound at all. */
  quiet: number
  /** How long nothing may be said, since somebody closed a hint. */
  rest: number
}

export const noHint: HintState = { hint: null, spoken: 0, quiet: 0, rest: 0 }

/** Peaks of a voice at arm's length reach 0.1 and more; keys and fans stay below this. */
const speechLevel = 0.06
/** One step of 16 bits: below it is nothing, as a switched-off microphone gives. */
const silenceLevel = 1 / 32_768
/** Milliseconds: a word or two; when the hint goes by itself; a microphone's silence; the rest after a hint is closed. */
const speechTime = 600
const hintStays = 4_000
const silenceTime = 10_000
const restTime = 60_000

/** The hint after what was heard. */
export function nextHint(state: HintState, { elapsed, level, muted }: Heard): HintState {
  const rest = Math.max(0, state.rest - elapsed)
  return muted
    ? whileMuted({ ...state, rest }, elapsed, level)
    : whileOpen({ ...state, rest }, elapsed, level)
}

function whileMuted(state: HintState, elapsed: number, level: number): HintState {
  const speaks = level >= speechLevel
  const spoken = speaks
    ? Math.min(state.spoken + elapsed, speechTime)
    : Math.max(0, state.spoken - elapsed / 2)
  const quiet = speaks ? 0 : (state.hint === 'silent' ? 0 : state.quiet) + elapsed
  const shows = state.hint === 'muted' ? quiet < hintStays : spoken >= speechTime && state.rest === 0
  return { ...state, spoken, quiet, hint: shows ? 'muted' : null }
}

function whileOpen(state: HintState, elapsed: number, level: number): HintState {
  const before = state.hint === 'muted' ? 0 : state.quiet
  const quiet = level > silenceLevel ? 0 : before + elapsed
  return { ...state, spoken: 0, quiet, hint: quiet >= silenceTime && state.rest === 0 ? 'silent' : null }
}

/** Somebody closed the hint. */
export function dismissHint(state: HintState): HintState {
  return { ...state, hint: null, spoken: 0, rest: restTime }
}
