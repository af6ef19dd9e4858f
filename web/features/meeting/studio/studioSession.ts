import type { Call } from '../../../../call/call.ts'
import { systemClock } from '../../../../call/clock.ts'
import type { RecordingCard } from '../../../../call/recording/recordingCard.ts'
import type { RecordingConsent } from '../../../../call/recording/recordingConsent.ts'
import { studioFileName } from '../../../../call/recording/recordingNames.ts'
import { removeHandOver } from '../../../../call/studio/handOvers.ts'
import { StudioRecorder, studioType } from '../../../../call/studio/studioRecorder.ts'
import { newId } from '../newId.ts'

export type StudioParts = {
  call: Call
  consent: RecordingConsent
  roomId: string
  me: { id: string; name: string }
  other: { id: string; name: string }
  /** A track is ready to be handed over. */
  handOver(): Promise<void>
}

type Running = {
  recordingId: string
  trackId: string
  ours: boolean
  recorder: StudioRecorder
  started: Promise<void>
}

/**
 * Keeps a clean track of one's own microphone for as long as a recording runs that was agreed to with one (R8): the
 * recorder's own stays here, the other one's is handed over afterwards, unless the consent was taken back.
 */
export class StudioSession {
  readonly #parts: StudioParts
  readonly #unsubscribe: (() => void)[]
  #running: Running | null = null
  #ending: Promise<void> = Promise.resolve()

  constructor(parts: StudioParts) {
    this.#parts = parts
    this.#unsubscribe = [
      parts.consent.subscribe(() => this.#look()),
      parts.call.subscribe(() => this.#running?.recorder.setMicrophone(this.#microphone)),
    ]
    this.#look()
  }

  /** Ends what runs and settles once it is written. */
  async close() {
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.#end()
    await this.#ending
  }

  get #microphone() {
    return this.#parts.call.getState().local.microphoneTrack
  }

  #look() {
    const { own, recordedBy } = this.#parts.consent.getState()
    const ours = own?.studio === true && own.phase === 'recording'
    const theirs = recordedBy?.studio === true && recordedBy.phase === 'recording'
    const wanted = ours ? own : theirs ? recordedBy : null
    if (wanted?.id === this.#running?.recordingId) return
    this.#end()
    if (wanted) this.#begin(wanted.id, wanted.since ?? systemClock.now, ours)
  }

  #begin(recordingId: string, since: number, ours: boolean) {
    const trackId = newId()
    try {
      const recorder = new StudioRecorder(this.#cardFor({ recordingId, trackId, since, ours }), () =>
        this.#end(),
      )
      const started = recorder.start(this.#microphone)
      this.#running = { recordingId, trackId, ours, recorder, started }
      // The recording goes on without this track.
      started.catch(() => this.#end())
    } catch {
      // This browser records no sound alone.
    }
  }

  #cardFor(track: { recordingId: string; trackId: string; since: number; ours: boolean }): RecordingCard {
    const { roomId, me, other } = this.#parts
    const passed = Math.max(0, Math.round(systemClock.now - track.since))
    const startedAt = new Date(Date.now() - passed)
    const format = studioType() === 'audio/mp4' ? 'mp4' : 'webm'
    return {
      id: track.trackId,
      recordingId: track.recordingId,
      personId: me.id,
      roomId,
      otherName: other.name,
      format,
      startedAt: startedAt.toISOString(),
      fileName: studioFileName(startedAt, format, me.name),
      studio: { offsetMs: passed, handOverTo: track.ours ? null : other.id },
    }
  }

  #end() {
    const running = this.#running
    if (!running) return
    this.#running = null
    const { recordedBy } = this.#parts.consent.getState()
    const withdrawn = recordedBy?.id === running.recordingId && recordedBy.phase === 'withdrawing'
    const before = this.#ending
    const finish = async () => {
      await before
      await running.started.catch(() => undefined)
      await running.recorder.stop().catch(() => undefined)
      if (withdrawn && !running.ours) await removeHandOver(running.trackId).catch(() => undefined)
      else if (!running.ours) await this.#parts.handOver()
    }
    this.#ending = finish()
  }
}
