import type { Call } from '../../../../call/call.ts'
import type { Device } from '../../../../call/mediaDevices.ts'

/** What somebody chose of the effects, for the next call (C15). A background is 'none', 'blur', 'own' or a picture's name. */
export type EffectChoice = { background: string; noiseSuppression: boolean }

const key = 'avari.effects'

export function readEffects(): EffectChoice {
  try {
    const { background, noiseSuppression } = JSON.parse(localStorage.getItem(key) ?? '{}')
    return {
      background: typeof background === 'string' ? background : 'none',
      noiseSuppression: noiseSuppression === true,
    }
  } catch {
    // Storage is refused, or holds what is not ours.
    return { background: 'none', noiseSuppression: false }
  }
}

export function keepEffects(choice: EffectChoice) {
  try {
    localStorage.setItem(key, JSON.stringify(choice))
  } catch {
    // Storage is full or refused: the choice is good for this call only.
  }
}

/** Wants the effects of last time before a device is open, so that nothing is sent without them; they load meanwhile. */
export function restoreEffects(call: Call) {
  const { background, noiseSuppression } = readEffects()
  const restore = (device: Device) =>
    void call.setEffect(device, {
      name: device,
      apply: async (track) => {
        const { effectsOf } = await import('./effectControl.ts')
        return effectsOf(call).applyRemembered(device, track)
      },
    })
  if (background !== 'none') restore('camera')
  if (noiseSuppression) restore('microphone')
}
