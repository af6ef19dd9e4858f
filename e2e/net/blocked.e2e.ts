import type { Page } from '@playwright/test'
import { expect } from '../fixtures.ts'
import { meetingPage } from '../pages/meetingPage.ts'
import { test } from './networkFixtures.ts'

declare global {
  var avariConnectTimes: number[]
}

/** Milliseconds from a connection's making until it is connected. */
const target = 3000

/** Notes on the page's next load how long each of its connections takes. */
function timeConnections(page: Page) {
  return page.addInitScript(() => {
    globalThis.avariConnectTimes = []
    const Native = globalThis.RTCPeerConnection
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        const made = performance.now()
        this.addEventListener('connectionstatechange', () => {
          if (this.connectionState === 'connected')
            globalThis.avariConnectTimes.push(performance.now() - made)
        })
      }
    }
  })
}

/** How this page reaches its relay, if its path leads over one. */
function relayProtocol(page: Page) {
  return page.evaluate(async () => {
    const stats = await globalThis.avariProbe.peerConnections.at(-1)?.getStats()
    for (const report of stats?.values() ?? []) {
      if (report.type !== 'transport') continue
      const pair = stats?.get(report.selectedCandidatePairId)
      return stats?.get(pair?.localCandidateId)?.relayProtocol
    }
    return undefined
  })
}

for (const { name, transport, rules } of [
  { name: 'UDP is blocked', transport: 'tcp', rules: () => ['meta l4proto tcp'] },
  {
    name: 'all but TLS on 443 is blocked',
    transport: 'tls',
    // The page itself comes over its own port here, which in a real place is 443 too.
    rules: (pagePort: string) => ['tcp dport 443', `tcp dport ${pagePort}`],
  },
] as const)
  test(`a call comes about where ${name}`, async ({ pair: { anna, ben, roomId }, networks, server }) => {
    const [place] = networks.clients
    place.allowOnly(rules(new URL(server.url).port))
    await timeConnections(anna.page)
    const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
    await benCall.openAndJoin(roomId)
    await annaCall.openAndJoin(roomId)
    await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
    await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
    expect(await relayProtocol(anna.page)).toBe(transport)
    const took = await anna.page.evaluate(() => globalThis.avariConnectTimes)
    place.allowAll()
    console.log(`blocked: ${name}: connected by ${transport} in ${Math.round(Math.max(...took))} ms`)
    expect(Math.max(...took)).toBeLessThanOrEqual(target)
  })
