import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { launchChromium } from '../e2e/browsers.ts'
import { meetingPage } from '../e2e/pages/meetingPage.ts'
import { makeDataFolder, startServer } from '../e2e/serverProcess.ts'
import { buildPages } from './build.ts'
import { openPair } from './openPair.ts'

const target = 130 * 1024

type LoadedFile = { path: string; bytes: number; gzip: number }

/** Notes every piece of JavaScript that comes over the network, modules that are only preloaded among them. */
function recordScripts(page: Page) {
  const files: Promise<LoadedFile>[] = []
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (!type.includes('javascript')) return
    files.push(
      response.body().then((body) => ({
        path: new URL(response.url()).pathname,
        bytes: body.length,
        gzip: gzipSync(body, { level: 9 }).length,
      })),
    )
  })
  return () => Promise.all(files)
}

await buildPages()
await using dataFolder = await makeDataFolder()
const server = await startServer(dataFolder.path)
const browser = await launchChromium()
const { ben, roomId } = await openPair(server.url, [browser, browser], () => Promise.resolve())
const loadedFiles = recordScripts(ben)
const call = meetingPage(ben)
await call.open(roomId)
await call.joinButton.waitFor()
await ben.waitForLoadState('networkidle')
const beforeJoining = await loadedFiles()
await call.join()
await ben.waitForLoadState('networkidle')
const all = await loadedFiles()
await browser.close()
await server.stop()

const sum = (files: readonly LoadedFile[]) => files.reduce((total, file) => total + file.gzip, 0)
for (const { path, bytes, gzip } of beforeJoining.toSorted((first, second) => second.gzip - first.gzip))
  console.log(`${String(gzip).padStart(8)} ${String(bytes).padStart(9)}  ${path}`)
const total = sum(beforeJoining)
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
console.log(
  `${String(total).padStart(8)} bytes gzip: the JavaScript of /meeting at first load (${kilobytes(total)})`,
)
console.log(`${String(sum(all) - total).padStart(8)} bytes gzip more on joining`)
console.log(`target ${kilobytes(target)}: ${total <= target ? 'met' : 'missed'}`)
process.exitCode = total <= target ? 0 : 1
