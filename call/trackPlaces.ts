import { enlargePicture, firstPictureScale, repeatPicture, shrinkPicture } from './firstPicture.ts'
import { isNarrow } from './narrowPath.ts'
import type { PeerConnection, Sender, Transceiver } from './peerConnection.ts'
import { PictureHold } from './pictureHold.ts'
import {
  cameraSlots,
  kindOf,
  type OutgoingTracks,
  screenSlots,
  type TrackSlot,
  transceiverOf,
  withoutScreenSlots,
} from './trackSlots.ts'

export type TrackPlacesParts = {
  connection: PeerConnection
  createStream: () => MediaStream
  outgoing(): OutgoingTracks
  /** The camera's picture is sent for the first time; small, until `enlargePicture`. */
  pictureBegun(): void
}

/** The transceivers of one connection, and what is sent in each of them. */
export class TrackPlaces {
  readonly #parts: TrackPlacesParts
  /** Names our tracks as one stream for clients that look for one; the tracks come and go by replaceTrack. */
  readonly #sending: MediaStream
  readonly #pictures = new PictureHold()
  /** What each sender was given last: a browser begins the picture anew with a track that it is given again. */
  readonly #given = new WeakMap<Sender, MediaStreamTrack | null>()
  #transceivers: Partial<Record<TrackSlot, Transceiver>> = {}
  #pictureBegun = false

  constructor(parts: TrackPlacesParts) {
    this.#parts = parts
    this.#sending = parts.createStream()
  }

  /** Whether a first exchange was made or is about to be. */
  get begun() {
    return this.#transceivers.audio !== undefined
  }

  begin() {
    for (const slot of cameraSlots) this.#add(slot)
  }

  /** Places for a screen and its sound, unless they are there. */
  addScreen() {
    if (this.#transceivers.screen) return
    for (const slot of screenSlots) this.#add(slot)
  }

  /** Sends what is to be sent now, without negotiating (C5, C6). */
  send() {
    const outgoing = this.#parts.outgoing()
    const hasPlace = (this.#transceivers.screen?.mid ?? null) !== null
    const tracks = hasPlace ? outgoing : withoutScreenSlots(outgoing)
    for (const slot of [...cameraSlots, ...screenSlots]) {
      const sender = this.#transceivers[slot]?.sender
      if (sender) this.#give(sender, tracks[slot])
    }
    if (!tracks.video || !this.#transceivers.video || this.#pictureBegun) return
    this.#pictureBegun = true
    this.#parts.pictureBegun()
  }

  repeatPicture() {
    const sender = this.#transceivers.video?.sender
    if (sender) void repeatPicture(sender)
  }

  enlargePicture() {
    const sender = this.#transceivers.video?.sender
    if (sender) void enlargePicture(sender)
  }

  /** Sends no pictures while the path is silent, until `releasePictures`. */
  holdPictures() {
    void this.#pictures.hold([this.#transceivers.video, this.#transceivers.screen])
  }

  /** Sends them again; small where the path is narrow, until `growPictures`. */
  releasePictures() {
    void this.#pictures.release(() => isNarrow(this.#parts.connection))
  }

  growPictures() {
    void this.#pictures.grow()
  }

  /**
   * Joins the transceivers that the other side's offer made, which never takes up those made by addTransceiver (RFC
   * 9429, 5.10).
   */
  join() {
    for (const slot of [...cameraSlots, ...screenSlots]) {
      const own = this.#transceivers[slot]
      if (own && own.mid !== null) continue
      const offered = transceiverOf(this.#parts.connection, slot)
      if (offered) {
        // It gets a place of its own with our next offer, where it carries nothing.
        if (own) own.direction = 'inactive'
        offered.direction = 'sendrecv'
        offered.sender.setStreams(this.#sending)
        if (slot === 'video' && !this.#pictureBegun) void shrinkPicture(offered.sender)
        this.#transceivers[slot] = offered
        // An offer without a picture must not keep ours back: a second exchange brings it.
      } else if (!own && (slot === 'audio' || slot === 'video')) this.#add(slot)
    }
    this.send()
  }

  #give(sender: Sender, track: MediaStreamTrack | null) {
    if ((this.#given.get(sender) ?? null) === track) return
    this.#given.set(sender, track)
    // It fails only where the connection is closed or the transceiver stopped: nobody is left to see it.
    sender.replaceTrack(track).catch(() => undefined)
  }

  #add(slot: TrackSlot) {
    this.#transceivers[slot] = this.#parts.connection.addTransceiver(kindOf(slot), {
      direction: 'sendrecv',
      streams: [this.#sending],
      ...(slot === 'video' && { sendEncodings: [{ scaleResolutionDownBy: firstPictureScale }] }),
    })
    this.send()
  }
}
