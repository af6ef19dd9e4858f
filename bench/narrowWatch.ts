import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'

type Counts = { sentBytes: number; concealed: number; lost: number; width: number }

const counts = (page: Page): Promise<Counts> =>
  page.evaluate(async () => {
    const found = { sentBytes: 0, concealed: 0, lost: 0, width: 0 }
    for (const connection of globalThis.avariProbe.peerConnections) {
      if (connection.connectionState === 'closed') continue
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type === 'outbound-rtp') found.sentBytes += stats.bytesSent + stats.headerBytesSent
        if (stats.type === 'outbound-rtp' && stats.kind === 'video')
          found.width = Math.max(found.width, stats.frameWidth ?? 0)
        if (stats.type !== 'inbound-rtp' || stats.kind !== 'audio') continue
        found.concealed += stats.concealedSamples - stats.silentConcealedSamples
        found.lost += stats.packetsLost
      }
    }
    return found
  })

declare global {
  var soundWatch: { read: () => number[] }
}

/** Milliseconds between two looks at the sound. */
const look = 100

/** Notes in the page, for each tenth of a second, which part of the other one's sound had to be made up. */
export const watchSound = (page: Page) =>
  page.evaluate((pause) => {
    const parts: number[] = []
    let before = { concealed: 0, heard: 0 }
    const note = async () => {
      for (const connection of globalThis.avariProbe.peerConnections) {
        if (connection.connectionState !== 'connected') continue
        for (const stats of (await connection.getStats()).values()) {
          if (stats.type !== 'inbound-rtp' || stats.kind !== 'audio' || !stats.totalSamplesReceived) continue
          const now = {
            concealed: stats.concealedSamples - stats.silentConcealedSamples,
            heard: stats.totalSamplesReceived,
          }
          if (now.heard > before.heard)
            parts.push((now.concealed - before.concealed) / (now.heard - before.heard))
          before = now
          break
        }
      }
    }
    setInterval(() => void note(), pause)
    globalThis.soundWatch = { read: () => parts.splice(0) }
  }, look)

export const readSound = (page: Page) => page.evaluate(() => globalThis.soundWatch.read())

export type Second = { kilobits: number; concealedMs: number; lost: number; width: number }

/** What the far side sends and what of its sound the near side has to make up, second by second. */
export async function watch(sender: Page, receiver: Page, length: number) {
  const watched: Second[] = []
  let [sent, received, at] = [await counts(sender), await counts(receiver), performance.now()]
  for (let second = 0; second < length; second += 1) {
    await wait(1_000)
    const [nowSent, nowReceived, now] = [await counts(sender), await counts(receiver), performance.now()]
    const kilobits = ((nowSent.sentBytes - sent.sentBytes) * 8) / (now - at)
    const concealedMs = (nowReceived.concealed - received.concealed) / 48
    const lost = nowReceived.lost - received.lost
    watched.push({ kilobits, concealedMs, lost, width: nowSent.width })
    ;[sent, received, at] = [nowSent, nowReceived, now]
  }
  return watched
}

/** Milliseconds of sound made up without a tenth of a second of true sound between. */
export function longestStretch(parts: readonly number[]) {
  let [longest, stretch] = [0, 0]
  for (const part of parts) {
    stretch = part > 0 ? stretch + part * look : 0
    longest = Math.max(longest, stretch)
  }
  return Math.round(longest)
}
