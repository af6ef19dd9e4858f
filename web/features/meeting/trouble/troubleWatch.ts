import type { CancelTimer, Clock } from '../../../../call/clock.ts'
import { Store } from '../../../../call/store.ts'
import { isEcho, type Levels, withLevels } from './echoDetector.ts'
import { levelsBetween, type Observation } from './observation.ts'
import { rules, type TroubleId, troubleIds } from './rules.ts'

export type TroubleState = {
  present: readonly TroubleId[]
  /** What was put aside; it stays aside until it has gone and come again. */
  dismissed: readonly TroubleId[]
}

export type TroubleWatchParts = {
  clock: Pick<Clock, 'after'>
  /** Looks at the call. The watch itself listens for echoes. */
  observe: () => Promise<Omit<Observation, 'echo'>>
}

/** Milliseconds between two looks; the echo detector counts on four a second. */
const lookEvery = 250

/** Looks at a call again and again, and tells which troubles it has now, the most pressing first. */
export class TroubleWatch {
  readonly #parts: TroubleWatchParts
  readonly #store = new Store<TroubleState>({ present: [], dismissed: [] })
  readonly #since = new Map<TroubleId, number>()
  #before: Observation | null = null
  #levels: readonly Levels[] = []
  #timer: CancelTimer | null = null
  /** Which watch it is, so that a look of an ended one comes to nothing. */
  #watch = 0

  constructor(parts: TroubleWatchParts) {
    this.#parts = parts
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** Also after `close`: a page that puts its parts aside for a moment ends the watch and begins it anew. */
  start() {
    this.#watch += 1
    this.#next(this.#watch)
  }

  /** Puts a trouble aside. */
  dismiss(id: TroubleId) {
    this.#store.update({ dismissed: [...this.#store.get().dismissed, id] })
  }

  close() {
    this.#watch += 1
    this.#timer?.()
    this.#store.close()
  }

  #next(watch: number) {
    this.#timer = this.#parts.clock.after(lookEvery, () => void this.#look(watch))
  }

  async #look(watch: number) {
    // A connection that closes meanwhile has nothing to tell.
    const seen = await this.#parts.observe().catch(() => null)
    if (watch !== this.#watch) return
    if (seen) this.#judge({ ...seen, echo: this.#listen(seen) })
    this.#next(watch)
  }

  #listen(seen: Omit<Observation, 'echo'>) {
    const before = this.#before
    const sameLink = before?.linkId === seen.linkId
    if (!before?.traffic || !seen.traffic || !sameLink || !seen.microphoneEnabled) this.#levels = []
    else this.#levels = withLevels(this.#levels, levelsBetween(before.traffic, seen.traffic))
    return isEcho(this.#levels)
  }

  #judge(observation: Observation) {
    const before = this.#before ?? observation
    this.#before = observation
    const lasting = new Set<TroubleId | undefined>(
      troubleIds.filter((id) => this.#isPresent(id, observation, before)),
    )
    const present = troubleIds.filter((id) => lasting.has(id) && !lasting.has(rules[id].partOf))
    const known = this.#store.get()
    if (present.join() === known.present.join()) return
    this.#store.update({ present, dismissed: known.dismissed.filter((id) => present.includes(id)) })
  }

  #isPresent(id: TroubleId, now: Observation, before: Observation) {
    const { after, holds } = rules[id]
    if (!holds(now, before)) {
      this.#since.delete(id)
      return false
    }
    const since = this.#since.get(id) ?? before.now
    this.#since.set(id, since)
    return now.now - since >= after
  }
}
