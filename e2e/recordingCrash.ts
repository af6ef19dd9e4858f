import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect } from '@playwright/test'
import { chromiumOptions } from './browsers.ts'
import { decodingErrors, probeFile } from './recordedFile.ts'
import { beginTrial, openTrial, takeOut, waitUntil } from './recordingTrial.ts'
import { serveSources } from './sourceServer.ts'

/** Seconds at the end that a crash may cost (R5). */
const lost = 2
/** When the browser is killed: so many seconds after the recording began, at the earliest. */
const shortest = 3

const formats = ['webm', 'mp4'] as const

/**
 * Records in a real browser that is killed at a random moment, `longest` seconds after the beginning at the latest, and lets
 * the next visit find what there is; `rounds` times.
 */
export async function crashAndRecover(rounds: number, longest: number) {
  const server = await serveSources()
  try {
    for (let round = 0; round < rounds; round += 1) {
      const format = formats[round % formats.length] ?? 'webm'
      const found = await crashOnce(server.url, format, longest)
      console.log(
        `round ${round + 1}, ${format}: killed after ${found.recorded.toFixed(2)} s, ${found.kept.toFixed(2)} s kept`,
      )
      expect(found.kept).toBeGreaterThan(found.recorded - lost)
    }
  } finally {
    await server.close()
  }
}

async function crashOnce(url: string, format: (typeof formats)[number], longest: number) {
  const folder = await mkdtemp(join(tmpdir(), 'avari-crash-'))
  try {
    const context = await openProfile(folder)
    const begun = await beginTrial(await openTrial(context, url), {
      id: 'crashed',
      format,
      layout: 'side-by-side',
    })
    await waitUntil(begun + (shortest + Math.random() * (longest - shortest)) * 1000)
    const recorded = (Date.now() - begun) / 1000
    const gone = context.waitForEvent('close')
    process.kill(await findBrowser(folder), 'SIGKILL')
    await gone
    return { recorded, kept: await recover(folder, url) }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The next visit: the recording is listed as cut off, repaired, sound, and can be sought. Answers its length in seconds. */
async function recover(folder: string, url: string) {
  const leftovers = (await readdir(folder)).filter((name) => name.startsWith('Singleton'))
  for (const name of leftovers) await rm(join(folder, name), { force: true })
  const context = await openProfile(folder)
  const page = await openTrial(context, url)
  const listed = await page.evaluate(() => globalThis.recordingTrial.listRecordings())
  expect(listed).toMatchObject([{ id: 'crashed', state: 'cut-off' }])
  const repaired = await page.evaluate(() => globalThis.recordingTrial.repairRecording('crashed'))
  expect(repaired).toMatchObject({ id: 'crashed', state: 'ready' })
  expect(await page.evaluate(() => globalThis.recordingTrial.listRecordings())).toEqual([repaired])
  const jump = await page.evaluate(() => globalThis.recordingTrial.jumpTo('crashed', 1))
  expect(jump.at).toBeCloseTo(1, 1)
  const path = repaired ? await takeOut(page, repaired) : ''
  await context.close()
  expect(await decodingErrors(path)).toBe('')
  return (await probeFile(path)).duration
}

function openProfile(folder: string) {
  return chromium.launchPersistentContext(folder, chromiumOptions())
}

/** The number of the browser's own process, which is the only one of this profile without a type. */
async function findBrowser(folder: string) {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/u.test(entry)) continue
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')
    if (command.includes(`--user-data-dir=${folder}`) && !command.includes('--type=')) return Number(entry)
  }
  throw new Error('The browser runs nowhere')
}
