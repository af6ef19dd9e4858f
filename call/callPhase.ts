/** Where a call stands, as one of its two people sees it. */
export type CallPhase =
  'idle' | 'preview' | 'waitingForPeer' | 'connecting' | 'connected' | 'reconnecting' | 'ended' | 'failed'

/**
 * The way that media takes: none, not there yet, there, there before and silent now, or there before and made anew by
 * another connection.
 */
export type Path = 'none' | 'opening' | 'open' | 'interrupted' | 'reopening'

/** What a phase follows from. */
export type CallFacts = {
  /** The preview is shown. */
  prepared: boolean
  /** "Join now" was pressed. */
  joined: boolean
  ended: boolean
  failed: boolean
  /** The other one has joined, too. */
  peerReady: boolean
  /** The other one's page is gone as far as the server knows. */
  peerAbsent: boolean
  path: Path
}

/** `ended` and `failed` are final. The path may be open long before both have joined. */
export function phaseOf(facts: CallFacts): CallPhase {
  if (facts.failed) return 'failed'
  if (facts.ended) return 'ended'
  if (!facts.joined) return facts.prepared ? 'preview' : 'idle'
  if (!facts.peerReady || facts.path === 'none') return 'waitingForPeer'
  if (facts.path === 'open') return 'connected'
  // Who is away is waited for; the path may outlive the other one's socket, though.
  if (facts.peerAbsent) return 'waitingForPeer'
  return facts.path === 'opening' ? 'connecting' : 'reconnecting'
}

/** Whether the person is in the call: past the preview, and not out again. */
export function isInCall(phase: CallPhase) {
  return (
    phase === 'waitingForPeer' || phase === 'connecting' || phase === 'connected' || phase === 'reconnecting'
  )
}
