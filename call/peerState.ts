import type { PeerLeftReason } from '../contract/signaling.ts'
import type { Path } from './callPhase.ts'
import type { DataChannel } from './peerConnection.ts'
import type { PeerMedia } from './peerMessages.ts'

/** What comes from the other one. */
export type RemoteState = {
  /** Sound and picture apart: either may come without the other. */
  audio: MediaStream | null
  video: MediaStream | null
  /** Null for a client that has no place for it: its screen comes in the camera's place. */
  screen: MediaStream | null
  screenAudio: MediaStream | null
  /** What the other side's switches say; null while unknown, and for clients that don't tell. */
  media: PeerMedia | null
  handRaised: boolean
}

export const noRemote: RemoteState = {
  audio: null,
  video: null,
  screen: null,
  screenAudio: null,
  media: null,
  handRaised: false,
}

/** Why the other one is not there, as far as one can wait for them. */
export type Absence = Exclude<PeerLeftReason, 'hung-up'>

/** What is known of the other one, and of the way to them. */
export type PeerState = {
  path: Path
  /** Set once somebody who had joined is away. */
  absence: Absence | null
  peerReady: boolean
  /** Rises with each new connection. */
  linkId: number
  remote: RemoteState
  /** The way for files, as long as this connection lasts; null where the other side's page takes none. */
  filesChannel: DataChannel | null
}

export const noPeer: PeerState = {
  path: 'none',
  absence: null,
  peerReady: false,
  linkId: 0,
  remote: noRemote,
  filesChannel: null,
}
