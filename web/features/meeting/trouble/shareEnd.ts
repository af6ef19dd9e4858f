import type { Clock } from '../../../../call/clock.ts'

/** How long it is worth a word that sharing has stopped, in milliseconds. */
const newsworthy = 20_000

/** Notes when the browser ends our sharing by itself: only then a track has an `ended` event. */
export class ShareEnd {
  readonly #clock: Pick<Clock, 'after'>
  #track: MediaStreamTrack | undefined
  #ends = 0
  #recent = false

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
  }

  get recent() {
    return this.#recent
  }

  /** The screen that is shared now; null while none is. */
  watch(stream: MediaStream | null) {
    const track = stream?.getVideoTracks()[0]
    if (!track || track === this.#track) return
    this.#track = track
    this.#recent = false
    track.addEventListener('ended', () => this.#ended(), { once: true })
  }

  #ended() {
    this.#ends += 1
    this.#recent = true
    const end = this.#ends
    this.#clock.after(newsworthy, () => {
      if (end === this.#ends) this.#recent = false
    })
  }
}
