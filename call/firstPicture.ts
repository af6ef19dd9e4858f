import type { Sender } from './peerConnection.ts'
import { persist } from './persist.ts'

/**
 * A camera's first pictures are sent smaller by this, in each direction. A whole picture of full size is some thirty
 * packets, which a browser that knows nothing of the line yet lets out over 0.2 s and more, and of which one is nearly
 * always lost where one in twenty is. A small one is two or three.
 */
export const firstPictureScale = 4

/** For how long, in milliseconds: long enough for a lost packet to be sent again over a long way. */
export const firstPictureTime = 600

/**
 * When whole pictures are sent once more, in milliseconds after the first. A receiver that misses the very first packet
 * doesn't know that there was one to ask for again, and waits 0.2 s before it asks for a whole picture.
 */
export const firstPictureRepeats = [60, 140, 240, 360] as const

/** Has the next pictures of `sender` sent small; to be called before they begin. */
export const shrinkPicture = (sender: Sender) => scaleTo(sender, firstPictureScale)

/** Full size again, unless somebody has chosen another one meanwhile. */
export function enlargePicture(sender: Sender) {
  const [encoding] = sender.getParameters().encodings
  return encoding?.scaleResolutionDownBy === firstPictureScale ? scaleTo(sender, 1) : Promise.resolve()
}

/** The next picture is a whole one, where the browser can be told (Chromium); others pass over it. */
export function repeatPicture(sender: Sender) {
  const whole = { keyFrame: true }
  return persist(() => {
    const parameters = sender.getParameters()
    return sender.setParameters(parameters, { encodingOptions: parameters.encodings.map(() => whole) })
  })
}

function scaleTo(sender: Sender, scale: number) {
  return persist(async () => {
    const parameters = sender.getParameters()
    for (const encoding of parameters.encodings) encoding.scaleResolutionDownBy = scale
    await sender.setParameters(parameters)
  })
}
