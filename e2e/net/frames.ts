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

/** Milliseconds: a picture that goes on has no longer gap for this long. A few late frames of before don't count. */
const steady = { gap: 500, spell: 1000 }

/** Milliseconds: how much of a late picture is reported. */
const reported = 8000

/** Milliseconds from `moment` to the first frame of a picture that goes on from there. */
export async function frameAfter(page: Page, moment: number) {
  const found = await page.waitForFunction(
    ([since, gap, spell]) => {
      const later = globalThis.avariFrames.filter((time) => time > since)
      let from = 0
      for (const [index, time] of later.entries()) if (time - (later[index - 1] ?? time) > gap) from = index
      const [first, last] = [later[from], later.at(-1)]
      return first !== undefined && last !== undefined && last - first > spell ? first : undefined
    },
    [moment, steady.gap, steady.spell] as const,
    { polling: 50, timeout: 30_000 },
  )
  return Math.round(Number(await found.jsonValue()) - moment)
}

/** When frames were shown in the first seconds after `moment`, in milliseconds from there: for the report of a late picture. */
export async function framesSince(page: Page, moment: number) {
  const times = await page.evaluate(() => globalThis.avariFrames)
  return times.map((time) => Math.round(time - moment)).filter((time) => time > 0 && time < reported)
}
