import type { PeerConnection, TrackKind, Transceiver } from './peerConnection.ts'

/** The places for tracks on one connection. The screen's two come once both sides said that they know them. */
export type TrackSlot = 'audio' | 'video' | 'screen' | 'screenAudio'

export type OutgoingTracks = Record<TrackSlot, MediaStreamTrack | null>

export const noTracks: OutgoingTracks = { audio: null, video: null, screen: null, screenAudio: null }

/** There from the first offer on. */
export const cameraSlots = ['audio', 'video'] as const
export const screenSlots = ['screen', 'screenAudio'] as const

/** In which kind of m-lines a slot is, and the how manieth of them. */
const places: Record<TrackSlot, { kind: TrackKind; index: 0 | 1 }> = {
  audio: { kind: 'audio', index: 0 },
  video: { kind: 'video', index: 0 },
  screen: { kind: 'video', index: 1 },
  screenAudio: { kind: 'audio', index: 1 },
}

export const kindOf = (slot: TrackSlot) => places[slot].kind

/** The negotiated transceiver of a slot; undefined while there is none. */
export function transceiverOf(
  connection: Pick<PeerConnection, 'getTransceivers'>,
  slot: TrackSlot,
): Transceiver | undefined {
  const { kind, index } = places[slot]
  const negotiated = connection
    .getTransceivers()
    .filter(({ mid, receiver }) => mid !== null && receiver.track.kind === kind)
  return negotiated[index]
}

/** The slot in which the other side sends `track`; undefined for one that we know nothing of. */
export function slotOf(
  connection: Pick<PeerConnection, 'getTransceivers'>,
  track: MediaStreamTrack,
): TrackSlot | undefined {
  const slots = [...cameraSlots, ...screenSlots]
  return slots.find((slot) => transceiverOf(connection, slot)?.receiver.track === track)
}

/** What is sent where the other side knows no places for a screen: it stands in for the camera (C6). */
export function withoutScreenSlots(tracks: OutgoingTracks): OutgoingTracks {
  return { ...tracks, video: tracks.screen ?? tracks.video, screen: null, screenAudio: null }
}
