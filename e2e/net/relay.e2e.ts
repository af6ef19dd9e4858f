import type { Page } from '@playwright/test'
import { expect } from '../fixtures.ts'
import { meetingPage } from '../pages/meetingPage.ts'
import { recordFrames, test, toldBy } from './relayFixtures.ts'

const onlyRelays = { candidates: ['relay'], others: ['0.0.0.0'] }

/** The kinds of candidates that this page knows of the other one, whichever way they came. */
function remoteCandidates(page: Page) {
  return page.evaluate(async () => {
    const kinds: string[] = []
    for (const connection of globalThis.avariProbe.peerConnections)
      for (const report of (await connection.getStats()).values())
        if (report.type === 'remote-candidate') kinds.push(report.candidateType)
    return [...new Set(kinds)]
  })
}

function isHidden(page: Page) {
  return page.getByRole('switch', { name: 'Hide my IP address' })
}

test('two people who hide their addresses talk, and neither is told one', async ({ pair, server }) => {
  const { anna, ben, roomId } = pair
  const headers = { origin: server.url }
  await ben.context.request.patch(`${server.url}/api/me`, { headers, data: { hideAddress: true } })
  await anna.page.goto('/profile')
  await isHidden(anna.page).click()
  await expect(isHidden(anna.page)).toBeEnabled()

  const frames = [recordFrames(anna.page), recordFrames(ben.page)]
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.openAndJoin(roomId), benCall.openAndJoin(roomId)])
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])

  for (const { sent, received } of frames) {
    expect(toldBy(sent)).toEqual(onlyRelays)
    expect(toldBy(received)).toEqual(onlyRelays)
  }
  for (const { page } of [anna, ben]) expect(await remoteCandidates(page)).toEqual(['relay'])
})

test('who hides their address only in the preview is never told to the other one', async ({ pair }) => {
  const { anna, ben, roomId } = pair
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  const received = recordFrames(ben.page)
  await annaCall.open(roomId)
  await expect(anna.page.getByText(/shows your network address to Ben Bright unless/u)).toBeVisible()
  await isHidden(anna.page).click()
  await expect(isHidden(anna.page)).toBeChecked()
  await expect(isHidden(anna.page)).toBeEnabled()
  await annaCall.join()
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
  expect(toldBy(received.received)).toEqual(onlyRelays)
})
