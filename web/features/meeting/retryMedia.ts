import type { Call } from '../../../call/call.ts'
import type { MediaProblem } from '../../../call/mediaErrors.ts'

/** Asks again for each device that failed; one after the other, so that the browser asks one question at a time. */
export async function retryMedia(call: Call, problems: readonly MediaProblem[]) {
  for (const { device } of problems) {
    if (device === 'camera') await call.setCamera(true)
    else if (device === 'microphone') await call.setMicrophone(true)
    else await call.startScreenShare()
  }
}
