/** What RTCPeerConnection.getStats() answers, as far as it is relied on: RTCStats dictionaries of any shape. */
export type StatsReport = { values(): Iterable<unknown> }

export type Stats = { readonly [field: string]: unknown }

/** A report's entries with numbers of one by name; whatever else is there is passed over. */
export class ReportReading {
  readonly #entries: Stats[]

  constructor(report: StatsReport) {
    this.#entries = [...report.values()].filter(isStats)
  }

  all(type: string, kind?: string) {
    return this.#entries.filter((entry) => entry['type'] === type && (!kind || entry['kind'] === kind))
  }

  byId(id: unknown) {
    return typeof id === 'string' ? this.#entries.find((entry) => entry['id'] === id) : undefined
  }
}

const isStats = (value: unknown): value is Stats => typeof value === 'object' && value !== null

export function numberOf(stats: Stats | undefined, field: string): number | null {
  const value = stats?.[field]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The transport names its pair; where it does not, the pair itself says so (older Firefox) or is the one that was nominated. */
export function selectedPair(reading: ReportReading) {
  const pairs = reading.all('candidate-pair')
  const named = reading.all('transport').map((stats) => reading.byId(stats['selectedCandidatePairId']))
  return (
    named.find((stats) => stats !== undefined) ??
    pairs.find((stats) => stats['selected'] === true) ??
    pairs.find((stats) => stats['nominated'] === true && stats['state'] === 'succeeded')
  )
}
