import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'
import { expect, test } from './fixtures.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { statisticsPanel } from './pages/statisticsPanel.ts'

const summariesSchema = z.object({
  items: z.array(
    z.object({
      personId: z.string(),
      connectedSeconds: z.number(),
      upBitrate: z.number().nullable(),
      path: z.string().nullable(),
      levelSeconds: z.array(z.number()),
    }),
  ),
})

async function cancelChat(request: APIRequestContext, origin: string, roomId: string) {
  const room = await request.get(`${origin}/api/rooms/${roomId}`)
  const { chat } = z.object({ chat: z.object({ id: z.string() }) }).parse(await room.json())
  const answer = await request.post(`${origin}/api/chats/${chat.id}/cancel`, { headers: { origin } })
  expect(answer.status()).toBe(200)
}

async function summaries(request: APIRequestContext, origin: string, roomId: string) {
  const answer = await request.get(`${origin}/api/rooms/${roomId}/summary`)
  return summariesSchema.parse(await answer.json()).items
}

test('the meter leads to figures that move, and how the call went is kept with the chat', async ({
  pair: { anna, ben, roomId },
  server,
}) => {
  const calls = [meetingPage(anna.page), meetingPage(ben.page)] as const
  await Promise.all(calls.map((call) => call.openAndJoin(roomId)))
  await Promise.all(calls.map((call) => call.expectConnected()))
  const panel = statisticsPanel(anna.page)
  await panel.meter.click()
  await expect(panel.dialog).toBeVisible()
  await expect(panel.plots).toHaveCount(4)
  await expect(panel.plots.first().locator('canvas')).toBeVisible()
  await panel.expectText('Path', /^Direct, UDP$/u)
  await expect.poll(() => panel.figure('Bitrate')).toBeGreaterThan(0.05)
  // One a second, and Ben's count may begin a second later: the summaries of both then have three to tell of.
  const seen = new Set<number>()
  await expect.poll(async () => seen.add(await panel.figure('Bitrate')).size).toBeGreaterThan(4)
  await expect.poll(() => panel.figure('Frame rate')).toBeGreaterThan(3)
  await panel.closeButton.click()
  await expect(panel.dialog).toHaveCount(0)

  await calls[0].hangUp()
  await Promise.all(calls.map((call) => call.leftForChats()))
  for (const person of [anna, ben]) {
    const request = person.context.request
    await expect.poll(async () => (await summaries(request, server.url, roomId)).length).toBe(2)
    const [own] = await summaries(request, server.url, roomId)
    expect(own).toMatchObject({ personId: person.member.id, path: 'direct' })
    expect(own?.connectedSeconds).toBeGreaterThanOrEqual(3)
    expect(own?.upBitrate).toBeGreaterThan(10_000)
    expect(own?.levelSeconds.reduce((sum, seconds) => sum + seconds)).toBeGreaterThanOrEqual(2)
  }
  await cancelChat(anna.context.request, server.url, roomId)
  for (const { page } of [anna, ben]) {
    await chatsPage(page).open('Past')
    await expect(
      page.getByRole('article').getByText(/^less than a minute · .* connection · direct$/u),
    ).toBeVisible()
  }
})

test('a reload in mid-call begins no new count', async ({ pair: { anna, ben, roomId }, server }) => {
  const calls = [meetingPage(anna.page), meetingPage(ben.page)] as const
  await Promise.all(calls.map((call) => call.openAndJoin(roomId)))
  await Promise.all(calls.map((call) => call.expectMedia()))
  await expect(statisticsPanel(ben.page).meter).toBeVisible()
  const ofBen = async () => {
    const items = await summaries(anna.context.request, server.url, roomId)
    return items.find(({ personId }) => personId === ben.member.id)?.connectedSeconds ?? 0
  }
  await ben.page.reload()
  await expect.poll(ofBen).toBeGreaterThan(0)
  const before = await ofBen()
  await calls[1].expectConnected()
  await expect(statisticsPanel(ben.page).meter).toBeVisible()
  await calls[1].expectRemoteVideo()
  await ben.page.reload()
  await expect.poll(ofBen).toBeGreaterThan(before)
})
