import type { ErrorCode } from '../contract/errors.ts'
import type { CallPhase } from './callPhase.ts'
import { type LocalMediaState, noLocalMedia } from './localMedia.ts'
import type { DataChannel } from './peerConnection.ts'
import { type Absence, noRemote, type RemoteState } from './peerState.ts'

/** How a call came to its end. */
export type CallEnding = 'hung-up' | 'peer-hung-up' | 'taken-over' | 'room-ended'

export type CallState = {
  phase: CallPhase
  /** Set once the phase is `ended`. */
  ending: CallEnding | null
  /** Set once the phase is `failed`. */
  failure: ErrorCode | null
  /** Why the other one is not there any more, while that is known. */
  absence: Absence | null
  /** Whether the room knows that we are here. */
  signalingOnline: boolean
  /** Rises with each new connection to the other one; what belongs to one connection begins anew with it. */
  linkId: number
  /** Whether the other one has joined, rather than being absent or in the preview. */
  peerReady: boolean
  /** Our own hand, which the other one sees raised. */
  handRaised: boolean
  local: LocalMediaState
  remote: RemoteState
  /** The way for files (T7); null where there is none now. */
  filesChannel: DataChannel | null
}

export const initialState: CallState = {
  phase: 'idle',
  ending: null,
  failure: null,
  absence: null,
  signalingOnline: false,
  linkId: 0,
  peerReady: false,
  handRaised: false,
  local: noLocalMedia,
  remote: noRemote,
  filesChannel: null,
}
