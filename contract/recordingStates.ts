export const recordingStates = ['asked', 'agreed', 'recording', 'declined', 'withdrawn', 'stopped'] as const
/** How a recording stands between the two people (R4). The last three are its ends. */
export type RecordingState = (typeof recordingStates)[number]

export const recordingActions = ['ask', 'agree', 'decline', 'start', 'withdraw', 'stop'] as const
export type RecordingAction = (typeof recordingActions)[number]

/** The one who records, and the other one, who is asked. */
export type RecordingActor = 'recorder' | 'subject'

export type RecordingTransition = {
  action: RecordingAction
  /** Null: there is nothing yet. */
  from: RecordingState | null
  to: RecordingState
  actor: RecordingActor
}

/** The whole state machine of one recording's consent (R4). The database's trigger holds the same table. */
export const recordingTransitions: readonly RecordingTransition[] = [
  { action: 'ask', from: null, to: 'asked', actor: 'recorder' },
  { action: 'agree', from: 'asked', to: 'agreed', actor: 'subject' },
  { action: 'decline', from: 'asked', to: 'declined', actor: 'subject' },
  { action: 'start', from: 'agreed', to: 'recording', actor: 'recorder' },
  { action: 'withdraw', from: 'agreed', to: 'withdrawn', actor: 'subject' },
  { action: 'withdraw', from: 'recording', to: 'withdrawn', actor: 'subject' },
  { action: 'stop', from: 'asked', to: 'stopped', actor: 'recorder' },
  { action: 'stop', from: 'agreed', to: 'stopped', actor: 'recorder' },
  { action: 'stop', from: 'recording', to: 'stopped', actor: 'recorder' },
]

/** The transition that `actor` causes by `action` from `state`, or undefined where there is none. */
export function findRecordingTransition(
  state: RecordingState | null,
  action: RecordingAction,
  actor: RecordingActor,
) {
  return recordingTransitions.find(
    (transition) => transition.from === state && transition.action === action && transition.actor === actor,
  )
}
