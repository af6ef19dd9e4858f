import type { Page } from '@playwright/test'
import { test as base } from '../fixtures.ts'
import { makeDataFolder, startServer } from '../serverProcess.ts'
import { type Coturn, startCoturn, turnSecret } from './coturn.ts'

/** The tests of a call with a real coturn on this machine, which lets the two browsers beside it reach each other. */
export const test = base.extend<object, { coturn: Coturn }>({
  coturn: [
    async ({}, provide) => {
      await using coturn = await startCoturn({ addresses: ['127.0.0.1'], more: ['--allow-loopback-peers'] })
      await provide(coturn)
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ coturn }, provide) => {
      await using dataFolder = await makeDataFolder()
      const server = await startServer(dataFolder.path, {
        TURN_SERVER_URL: `turn:127.0.0.1:${coturn.port}?transport=udp,turn:127.0.0.1:${coturn.port}?transport=tcp`,
        TURN_SECRET: turnSecret,
      })
      await provide(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
})

/** Every frame of this page's sockets, by direction, from now on. */
export function recordFrames(page: Page) {
  const frames = { sent: [] as string[], received: [] as string[] }
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => frames.sent.push(payload.toString()))
    socket.on('framereceived', ({ payload }) => frames.received.push(payload.toString()))
  })
  return frames
}

/** What frames or descriptions tell of the network: the kinds of candidates, and the addresses beside the relay's own. */
export function toldBy(texts: readonly string[]) {
  const all = texts.join('\n')
  const found = (pattern: RegExp) => [...new Set([...all.matchAll(pattern)].map(([, text]) => text))]
  return {
    candidates: found(/candidate:[^"\\]*? typ (\w+)/gu),
    others: found(/(?: raddr |(?:c=|o=[^"\\]*? |a=rtcp:\d+ )IN IP[46] )([\da-f.:]+)/gu),
  }
}
