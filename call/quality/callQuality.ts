import type { CallState } from '../call.ts'
import type { Clock } from '../clock.ts'
import type { PeerConnection } from '../peerConnection.ts'
import { Store } from '../store.ts'
import { type TrackSlot, transceiverOf } from '../trackSlots.ts'
import { adapt, type Adaptation, afterSilence, noVideo, startOfAdaptation } from './adaptation.ts'
import type { CallTotals } from './callTotals.ts'
import { bestAgreed } from './codecs.ts'
import { QualityMeter, type QualityReading } from './qualityMeter.ts'
import {
  applySending,
  audioSending,
  contentOf,
  type Sending,
  type TunedSender,
  videoSending,
} from './sending.ts'
import type { QualitySample } from './statsReading.ts'

/** A call as its quality sees it; a Call is one. */
export type MeasuredCall = {
  getState(): Pick<CallState, 'phase'>
  subscribe(listener: () => void): () => void
  connection(): Pick<PeerConnection, 'getStats' | 'getTransceivers'> | null
}

export type CallQualityState = QualityReading & {
  /** What of our own picture is given up for want of room. */
  reduced: 'nothing' | 'some' | 'all'
}

export type CallQualityParts = {
  call: MeasuredCall
  clock: Clock
  /** The encodings that this machine does well, best first; empty while that is not known. */
  encodings: () => readonly string[]
  /** What was measured by an earlier page load of the same call. */
  totals?: CallTotals
}

const slots = ['audio', 'video', 'screenAudio', 'screen'] as const

/** From this step on, one sees that the picture is smaller. */
const visibleStep = 2

/** Measures a call while it is connected, and fits what is sent to what gets through (C14). */
export class CallQuality {
  readonly #parts: CallQualityParts
  readonly #meter: QualityMeter
  readonly #store: Store<CallQualityState>
  readonly #unsubscribe: () => void
  #connection: ReturnType<MeasuredCall['connection']> = null
  #adaptation: Adaptation = startOfAdaptation
  #rested = false
  /** What each sender was told last, so that it is not told again every second. */
  #told = new WeakMap<TunedSender, string>()

  constructor(parts: CallQualityParts) {
    this.#parts = parts
    const { clock, totals, call } = parts
    this.#meter = new QualityMeter({
      clock,
      sampled: (sample) => this.#sampled(sample),
      ...(totals && { totals }),
    })
    this.#store = new Store<CallQualityState>({ ...this.#meter.getState(), reduced: 'nothing' })
    this.#meter.subscribe(() => this.#store.update(this.#meter.getState()))
    this.#unsubscribe = call.subscribe(() => this.#callChanged())
    this.#callChanged()
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** What a summary is made of. */
  get totals() {
    return this.#meter.totals
  }

  close() {
    this.#unsubscribe()
    this.#meter.close()
    this.#store.close()
  }

  #callChanged() {
    const { call } = this.#parts
    const connection = call.getState().phase === 'connected' ? call.connection() : null
    if (connection && connection === this.#connection && this.#rested)
      this.#adaptation = afterSilence(this.#adaptation)
    this.#rested = connection === null
    if (connection && connection !== this.#connection) {
      this.#connection = connection
      this.#adaptation = startOfAdaptation
      this.#store.update({ reduced: 'nothing' })
    }
    this.#meter.watch(connection)
    if (connection) this.#tellSenders()
  }

  #sampled(sample: QualitySample) {
    this.#adaptation = adapt(this.#adaptation, sample)
    this.#tellSenders()
    const { step } = this.#adaptation
    const reduced = step === noVideo ? 'all' : step >= visibleStep ? 'some' : 'nothing'
    this.#store.update({ reduced: this.#track('video') || this.#track('screen') ? reduced : 'nothing' })
  }

  #track(slot: TrackSlot) {
    return this.#sender(slot)?.track ?? null
  }

  #sender(slot: TrackSlot) {
    return this.#connection ? transceiverOf(this.#connection, slot)?.sender : undefined
  }

  /** Sound first: it is never to wait for a picture's turn. */
  #tellSenders() {
    for (const slot of slots) {
      const sender = this.#sender(slot)
      if (sender?.track) void this.#tell(sender, this.#sendingOf(slot, sender.track))
    }
  }

  #sendingOf(slot: TrackSlot, track: MediaStreamTrack): Sending {
    if (slot === 'audio') return audioSending(this.#adaptation, 'voice')
    if (slot === 'screenAudio') return audioSending(this.#adaptation, 'programme')
    const withOther = Boolean(this.#track('video') && this.#track('screen'))
    return videoSending(this.#adaptation, contentOf(slot, track.contentHint), { withOther })
  }

  async #tell(sender: TunedSender, sending: Sending) {
    const encodings = this.#parts.encodings()
    const told = JSON.stringify([sending, encodings])
    if (this.#told.get(sender) === told) return
    this.#told.set(sender, told)
    const isPicture = sending.maxFramerate !== null
    const applied = await applySending(
      sender,
      sending,
      isPicture ? (codecs) => bestAgreed(codecs, encodings) : undefined,
    )
    if (!applied) this.#told.delete(sender)
  }
}
