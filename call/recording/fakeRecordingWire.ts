import type { Recording } from '../../contract/recordings.ts'
import { findRecordingTransition } from '../../contract/recordingStates.ts'
import type { RecordingStep, RecordingWire, StepAnswer } from './recordingWire.ts'

const firstMoment = Date.parse('2026-11-25T20:00:00.000Z')

/** A server of recordings in memory, for both people of a room, whose line can be cut in each direction. */
export class FakeRecordingServer {
  readonly recordings = new Map<string, Recording>()
  /** Milliseconds since it began. */
  now = 0
  readonly #listeners = new Set<(recording: Recording) => void>()

  /** Hears every change, as both pages do. */
  listen(listener: (recording: Recording) => void) {
    this.#listeners.add(listener)
  }

  step(personId: string, { recordingId, action, studio = false }: RecordingStep): StepAnswer {
    const known = this.recordings.get(recordingId)
    const last = known?.events.at(-1)
    if (known && last?.action === action && last.personId === personId) return { ok: true, recording: known }
    const actor = !known || known.recorderId === personId ? 'recorder' : 'subject'
    const transition = findRecordingTransition(known?.state ?? null, action, actor)
    if (!transition) return { ok: false, code: 'recording/not-open' }
    const at = new Date(firstMoment + this.now).toISOString()
    const recording: Recording = {
      ...(known ?? { id: recordingId, roomId: 'room', recorderId: personId, studio }),
      state: transition.to,
      events: [...(known?.events ?? []), { action, personId, at }],
    }
    this.recordings.set(recordingId, recording)
    for (const listener of this.#listeners) listener(recording)
    return { ok: true, recording }
  }

  get serverNow() {
    return firstMoment + this.now
  }
}

/** One person's way to it. */
export class FakeRecordingWire implements RecordingWire {
  readonly #server: FakeRecordingServer
  readonly #personId: string
  /** Nothing arrives at the server. */
  cut = false
  /** The server takes a step, but its answer gets lost. */
  answersLost = false
  /** Given instead of the server's own answer. */
  refusal: StepAnswer | null = null

  constructor(server: FakeRecordingServer, personId: string) {
    this.#server = server
    this.#personId = personId
  }

  say(step: RecordingStep) {
    if (this.cut) return Promise.reject(new Error('cut'))
    const answer = this.refusal ?? this.#server.step(this.#personId, step)
    return this.answersLost ? Promise.reject(new Error('lost')) : Promise.resolve(answer)
  }

  list() {
    if (this.cut) return Promise.reject(new Error('cut'))
    return Promise.resolve({
      recordings: [...this.#server.recordings.values()],
      serverNow: this.#server.serverNow,
    })
  }
}
