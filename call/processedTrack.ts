import type { AppliedEffect, TrackEffect } from './trackEffect.ts'

type ProcessedTrackParts = { changed(): void; failed(): void }

/**
 * A device's track on its way out, through an effect where one is set. A track that comes while an effect is set is kept
 * back until the effect is on it: what somebody blurs must not be seen for a moment. An effect that fails gives way to
 * the plain track.
 */
export class ProcessedTrack {
  readonly #parts: ProcessedTrackParts
  #source: MediaStreamTrack | null = null
  #effect: TrackEffect | null = null
  #applied: AppliedEffect | null = null
  #held = false

  constructor(parts: ProcessedTrackParts) {
    this.#parts = parts
  }

  get track() {
    return this.#applied?.track ?? (this.#held ? null : this.#source)
  }

  /** Sends `source` from now on; the one before is given up, but not stopped. */
  take(source: MediaStreamTrack | null) {
    this.#put(null)
    this.#source = source
    this.#held = source !== null && this.#effect !== null
    if (this.#held) void this.#apply()
    else if (source) this.#parts.changed()
  }

  setEnabled(enabled: boolean) {
    if (this.#source) this.#source.enabled = enabled
    if (this.#applied) this.#applied.track.enabled = enabled
  }

  async setEffect(effect: TrackEffect | null) {
    this.#effect = effect
    await this.#apply()
  }

  async #apply() {
    const source = this.#source
    const effect = this.#effect
    const current = () => source === this.#source && effect === this.#effect
    try {
      const applied = source && effect ? await effect.apply(source) : null
      if (!current()) return applied?.close()
      this.#put(applied)
    } catch {
      if (!current()) return
      this.#effect = null
      this.#put(null)
      this.#parts.failed()
    }
    this.#held = false
    this.#parts.changed()
  }

  #put(applied: AppliedEffect | null) {
    if (applied && this.#source) applied.track.enabled = this.#source.enabled
    const before = this.#applied
    this.#applied = applied
    before?.close()
  }
}
