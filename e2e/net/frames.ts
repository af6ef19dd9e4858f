import type { Page } from '@playwright/test'

declare global {
  var avariFrames: number[]
}

/** Notes from now on when each frame of the other one's picture is shown, by the clock that all browsers here share. */
export async function recordFrameTimes(page: Page, label: string) {
  await page.getByLabel(label, { exact: true }).evaluate((video) => {
    if (!(video instanceof HTMLVideoElement)) throw new Error('No video')
    const times: number[] = []
    globalThis.avariFrames = times
    const note = () => {
      times.push(performance.timeOrigin + performance.now())
      video.requestVideoFrameCallback(note)
    }
    video.requestVideoFrameCallback(note)
  })
}

/** Milliseconds from `moment` to the first frame of a picture that goes on after it. */
export async function frameAfter(page: Page, moment: number) {
  const found = await page.waitForFunction(
    (since) => {
      const later = globalThis.avariFrames.filter((time) => time > since)
      return later.length > 5 ? later[0] : undefined
    },
    moment,
    { polling: 50, timeout: 30_000 },
  )
  return Math.round(Number(await found.jsonValue()) - moment)
}
