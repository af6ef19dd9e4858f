import { meterShare, type LevelMeter, type OpenLevelMeter, smoothShare } from './audioLevel.ts'
import type { CancelTimer, Clock } from './clock.ts'
import { dismissHint, type MicrophoneHint, nextHint, noHint } from './microphoneHints.ts'
import { Store } from './store.ts'

/** Milliseconds between two looks at the level. */
const step = 100

/** Listens to one microphone for as long as it is open: how full its meter is, and what its owner should know. */
export class MicrophoneWatch {
  readonly #store = new Store<{ share: number; hint: MicrophoneHint | null }>({ share: 0, hint: null })
  readonly #meter: LevelMeter
  readonly #clock: Clock
  #hints = noHint
  #cancel: CancelTimer
  #muted = false

  constructor(track: MediaStreamTrack, open: OpenLevelMeter, clock: Clock) {
    this.#meter = open(track)
    this.#clock = clock
    this.#cancel = clock.after(step, this.#look)
  }

  readonly get = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  setMuted(muted: boolean) {
    this.#muted = muted
  }

  dismiss() {
    this.#hints = dismissHint(this.#hints)
    this.#store.update({ hint: null })
  }

  close() {
    this.#cancel()
    this.#meter.close()
    this.#store.close()
  }

  readonly #look = () => {
    const level = this.#meter.read()
    // Nothing can be told from what can't be measured.
    if (level !== null) this.#hints = nextHint(this.#hints, { elapsed: step, level, muted: this.#muted })
    const share = smoothShare(this.#store.get().share, meterShare(level ?? 0), step)
    this.#store.update({ share, hint: this.#hints.hint })
    this.#cancel = this.#clock.after(step, this.#look)
  }
}
