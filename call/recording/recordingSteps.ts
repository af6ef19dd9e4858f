import type { ErrorCode } from '../../contract/errors.ts'
import type { Recording } from '../../contract/recordings.ts'
import type { Clock } from '../clock.ts'
import type { RecordingStep, RecordingWire, StepAnswer } from './recordingWire.ts'

/** How long until a step that was not acknowledged is said again, in milliseconds. */
const stepPause = 1_000

/** Refusals that pass by themselves. */
const passing: readonly ErrorCode[] = ['internal', 'rate-limited', 'room/not-registered']

export type RecordingStepsParts = {
  wire: Pick<RecordingWire, 'say'>
  clock: Pick<Clock, 'after'>
  taken(recording: Recording): void
  /** The server will not have this step, nor what waited behind it. */
  refused(step: RecordingStep, code: ErrorCode): void
  /** This step has no place any more: it was taken already, or another came before it. How things stand is to be asked. */
  overtaken(): void
}

/** What is still to be said to the server: each recording's steps in order, each until it is acknowledged. */
export class RecordingSteps {
  readonly #parts: RecordingStepsParts
  readonly #waiting = new Map<string, RecordingStep[]>()
  readonly #underWay = new Set<string>()
  #online = false
  #closed = false

  constructor(parts: RecordingStepsParts) {
    this.#parts = parts
  }

  say(step: RecordingStep) {
    const steps = this.#waiting.get(step.recordingId) ?? []
    if (this.#closed || steps.some(({ action }) => action === step.action)) return
    this.#waiting.set(step.recordingId, [...steps, step])
    void this.#push(step.recordingId)
  }

  /** The server is there (again). */
  online() {
    this.#online = true
    for (const id of this.#waiting.keys()) void this.#push(id)
  }

  offline() {
    this.#online = false
  }

  close() {
    this.#closed = true
    this.#waiting.clear()
  }

  async #push(id: string) {
    const step = this.#waiting.get(id)?.[0]
    if (!step || !this.#online || this.#underWay.has(id)) return
    this.#underWay.add(id)
    const answer = await this.#parts.wire.say(step).catch(() => null)
    this.#underWay.delete(id)
    if (this.#closed) return
    if (this.#take(step, answer)) void this.#push(id)
    else this.#parts.clock.after(stepPause, () => void this.#push(id))
  }

  /** Whether the step is done with. */
  #take(step: RecordingStep, answer: StepAnswer | null) {
    if (!answer || (!answer.ok && passing.includes(answer.code))) return false
    const overtaken = !answer.ok && answer.code === 'recording/not-open'
    const rest = answer.ok || overtaken ? (this.#waiting.get(step.recordingId) ?? []).slice(1) : []
    if (rest.length > 0) this.#waiting.set(step.recordingId, rest)
    else this.#waiting.delete(step.recordingId)
    if (answer.ok) this.#parts.taken(answer.recording)
    else if (overtaken) this.#parts.overtaken()
    else this.#parts.refused(step, answer.code)
    return true
  }
}
