import type { Background } from './effectControl.ts'

const backgrounds: Record<Background, string> = {
  none: 'None',
  blur: 'Blur',
  dawn: 'Dawn',
  forest: 'Forest',
  evening: 'Evening',
  studio: 'Studio',
  own: 'Your picture',
}

export const messages = {
  background: 'Background',
  backgrounds,
  choosePicture: 'Choose a picture…',
  noise: 'Noise suppression',
  loading: 'Loading…',
  local: 'Made on this device. Nothing of it is sent anywhere.',
  cameraFailed: 'The background could not be changed here. Your plain camera is used.',
  microphoneFailed: 'Noise suppression does not work here. Your plain microphone is used.',
  pictureFailed: 'This picture could not be read. Choose another one.',
  slow: 'This device is too slow for a changed background: your picture is no longer smooth.',
  switchOff: 'Switch it off',
} as const
