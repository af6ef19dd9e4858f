import type { Call } from '../../../../call/call.ts'
import type { Device } from '../../../../call/mediaDevices.ts'
import { Store } from '../../../../call/store.ts'
import type { TrackEffect } from '../../../../call/trackEffect.ts'
import { BackgroundEffect } from './backgroundEffect.ts'
import type { BackgroundLook } from './backgroundFrames.ts'
import { readOwnPicture } from './ownPicture.ts'
import { openPicture, type PictureName, pictureNames } from './pictures.ts'
import { keepEffects, readEffects } from './rememberedEffects.ts'

export type Background = 'none' | 'blur' | 'own' | PictureName
type EffectProgress = 'idle' | 'loading' | 'failed'
export type EffectState = {
  background: Background
  noiseSuppression: boolean
  camera: EffectProgress
  microphone: EffectProgress
  /** This machine makes fewer than fifteen pictures a second. */
  slow: boolean
}

/** Milliseconds per picture at fifteen pictures a second. */
const slowest = 1000 / 15
/** How many averages in a row (of two seconds each) are too slow: starting other things may make one so. */
const slowSpells = 2

const isBackground = (name: string): name is Background =>
  name === 'none' || name === 'blur' || name === 'own' || pictureNames.some((known) => known === name)

/** Background and noise suppression of one call: what is chosen, and how far it is. */
export class EffectControl {
  readonly #call: Pick<Call, 'setEffect'>
  readonly #store: Store<EffectState>
  #background: BackgroundEffect | null = null
  #slowInARow = 0
  /** Which of the choices that may be under way is the newest. */
  #wish = 0

  constructor(call: Pick<Call, 'setEffect'>) {
    this.#call = call
    const { background, noiseSuppression } = readEffects()
    this.#store = new Store<EffectState>({
      background: isBackground(background) ? background : 'none',
      noiseSuppression,
      camera: 'idle',
      microphone: 'idle',
      slow: false,
    })
  }

  get getState() {
    return this.#store.get
  }

  get subscribe() {
    return this.#store.subscribe
  }

  /** Shows this background from now on, and next time. */
  async setBackground(background: Background) {
    this.#wish += 1
    const wish = this.#wish
    this.#store.update({ background, slow: false, camera: background === 'none' ? 'idle' : 'loading' })
    this.#keep()
    if (background === 'none') return this.#dropBackground()
    try {
      const look = await openLook(background)
      if (wish !== this.#wish) return
      if (this.#background) this.#background.show(look)
      else await this.#call.setEffect('camera', this.#watched('camera', this.#openBackground(look)))
      // Without a camera there is nothing to wait for yet.
      if (wish === this.#wish && this.#store.get().camera === 'loading')
        this.#store.update({ camera: 'idle' })
    } catch {
      if (wish === this.#wish) this.#lose()
    }
  }

  async setNoiseSuppression(noiseSuppression: boolean) {
    this.#store.update({ noiseSuppression, microphone: 'idle' })
    this.#keep()
    await this.#call.setEffect('microphone', noiseSuppression ? this.#watched('microphone', noise) : null)
  }

  /** Applies what was chosen last time, for an effect that was wished for before this was loaded. */
  async applyRemembered(device: Device, track: MediaStreamTrack) {
    if (device === 'microphone') return this.#watched(device, noise).apply(track)
    const { background } = this.#store.get()
    const look = await openLook(background)
    return this.#watched(device, this.#background ?? this.#openBackground(look)).apply(track)
  }

  #openBackground(look: BackgroundLook) {
    this.#background = new BackgroundEffect(look, {
      onPace: (milliseconds) => this.#judge(milliseconds),
      onLost: () => this.#lose(),
    })
    return this.#background
  }

  /** Tells the page how far the effect is. */
  #watched(device: Device, effect: TrackEffect): TrackEffect {
    return {
      name: effect.name,
      apply: async (track) => {
        this.#store.update({ [device]: 'loading' })
        try {
          const applied = await effect.apply(track)
          this.#store.update({ [device]: 'idle' })
          return applied
        } catch (error) {
          this.#fail(device)
          throw error
        }
      },
    }
  }

  #fail(device: Device) {
    if (device === 'microphone') this.#store.update({ microphone: 'failed', noiseSuppression: false })
    else {
      this.#background = null
      this.#store.update({ camera: 'failed', background: 'none', slow: false })
    }
  }

  #lose() {
    this.#fail('camera')
    void this.#call.setEffect('camera', null)
  }

  #dropBackground() {
    this.#background = null
    return this.#call.setEffect('camera', null)
  }

  #judge(milliseconds: number) {
    this.#slowInARow = milliseconds > slowest ? this.#slowInARow + 1 : 0
    this.#store.update({ slow: this.#background !== null && this.#slowInARow >= slowSpells })
  }

  #keep() {
    const { background, noiseSuppression } = this.#store.get()
    keepEffects({ background, noiseSuppression })
  }
}

/** Loaded when it is applied: its library and its worklet are of no use to the background. */
const noise: TrackEffect = {
  name: 'noise',
  apply: async (track) => {
    const { noiseEffect } = await import('./noiseEffect.ts')
    return noiseEffect.apply(track)
  },
}

async function openLook(background: Background): Promise<BackgroundLook> {
  if (background === 'blur' || background === 'none') return { kind: 'blur' }
  if (background !== 'own') return { kind: 'picture', picture: openPicture(background) }
  const picture = await readOwnPicture()
  if (!picture) throw new Error('There is no own picture')
  return { kind: 'picture', picture: await createImageBitmap(picture) }
}

const controls = new WeakMap<Call, EffectControl>()

/** The effects of `call`, the same ones for the preview and the stage. */
export function effectsOf(call: Call) {
  const control = controls.get(call) ?? new EffectControl(call)
  controls.set(call, control)
  return control
}
