import type { CancelTimer, Clock } from '../clock.ts'
import { Store } from '../store.ts'
import { addToTotals, type CallTotals, noTotals } from './callTotals.ts'
import { type Level, levelOf, nextLevel, type ShownLevel } from './qualityLevel.ts'
import { addSample, emptySeries, type QualitySeries } from './qualitySeries.ts'
import type { StatsReport } from './reportReading.ts'
import { type QualitySample, readSample } from './statsReading.ts'

/** A connection as the meter sees it. */
export type MeasuredConnection = { getStats(): Promise<StatsReport> }

export type QualityReading = {
  /** Null before the first second is over, and while nothing is connected. */
  level: Level | null
  latest: QualitySample | null
  /** The whole call; it outlives one connection. */
  series: QualitySeries
}

export type QualityMeterParts = {
  clock: Clock
  /** What was measured by an earlier page load of the same call. */
  totals?: CallTotals
  sampled?: (sample: QualitySample) => void
}

/** Milliseconds between two looks. */
const interval = 1_000

/** Looks at one connection after the other each second while it is connected (C14). */
export class QualityMeter {
  readonly #parts: QualityMeterParts
  readonly #store = new Store<QualityReading>({ level: null, latest: null, series: emptySeries })
  #totals: CallTotals
  #connection: MeasuredConnection | null = null
  #before: StatsReport | null = null
  #shown: ShownLevel | null = null
  #timer: CancelTimer | null = null

  constructor(parts: QualityMeterParts) {
    this.#parts = parts
    this.#totals = parts.totals ?? noTotals
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  get totals() {
    return this.#totals
  }

  /** Measures this connection from now on; null: none is connected. */
  watch(connection: MeasuredConnection | null) {
    if (connection === this.#connection) return
    this.#timer?.()
    this.#connection = connection
    this.#before = null
    this.#shown = null
    this.#store.update({ level: null, latest: null })
    if (connection) void this.#look(connection)
  }

  close() {
    this.watch(null)
    this.#store.close()
  }

  async #look(connection: MeasuredConnection) {
    const report = await this.#read(connection)
    if (connection !== this.#connection) return
    if (report && this.#before) this.#take(readSample(this.#before, report))
    this.#before = report ?? this.#before
    this.#timer = this.#parts.clock.after(interval, () => void this.#look(connection))
  }

  async #read(connection: MeasuredConnection) {
    try {
      return await connection.getStats()
    } catch {
      // Closed in between: whoever closed it says so by watch().
      return null
    }
  }

  #take(sample: QualitySample) {
    this.#shown = nextLevel(this.#shown, levelOf(sample))
    const { level } = this.#shown
    this.#totals = addToTotals(this.#totals, sample, level)
    this.#store.update({ level, latest: sample, series: addSample(this.#store.get().series, sample) })
    this.#parts.sampled?.(sample)
  }
}
