/** Where a call stands, as one of its two people sees it. */
export type CallPhase =
  'idle' | 'preview' | 'waitingForPeer' | 'connecting' | 'connected' | 'reconnecting' | 'ended' | 'failed'

/** What moves a call from one phase to another. */
export type CallEvent =
  | 'prepared'
  | 'joined'
  | 'peer-present'
  | 'path-connected'
  | 'path-interrupted'
  | 'peer-gone'
  | 'ended'
  | 'failed'

type Moves = Partial<Record<CallEvent, CallPhase>>

const leaving: Moves = { ended: 'ended', failed: 'failed' }
const withPeer: Moves = { 'peer-gone': 'waitingForPeer', 'path-connected': 'connected', ...leaving }

const moves: Record<CallPhase, Moves> = {
  idle: { prepared: 'preview', joined: 'waitingForPeer', ...leaving },
  preview: { joined: 'waitingForPeer', ...leaving },
  // The path may outlive the other one's socket, so it can come back while nobody seems to be there.
  waitingForPeer: { 'peer-present': 'connecting', 'path-connected': 'connected', ...leaving },
  connecting: { ...withPeer },
  connected: { ...withPeer, 'peer-present': 'connecting', 'path-interrupted': 'reconnecting' },
  reconnecting: { ...withPeer, 'peer-present': 'connecting' },
  ended: {},
  failed: {},
}

/** The phase that follows `event`; the same one where the event means nothing. `ended` and `failed` are final. */
export function nextPhase(phase: CallPhase, event: CallEvent): CallPhase {
  return moves[phase][event] ?? phase
}

/** Whether the person is in the call: past the preview, and not out again. */
export function isInCall(phase: CallPhase) {
  return (
    phase === 'waitingForPeer' || phase === 'connecting' || phase === 'connected' || phase === 'reconnecting'
  )
}
