import { addAccounts, forgetClosed, heapOf, whatIsOpen } from './accounting.ts'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'

test('after hanging up nothing of the call is left open', async ({ pair: { anna, ben, roomId } }) => {
  await addAccounts(anna.context)
  const page = await anna.context.newPage()
  const [annaCall, benCall] = [meetingPage(page), meetingPage(ben.page)]
  const leaveAndCount = async () => {
    await annaCall.hangUp()
    await annaCall.leftForChats()
    await expect(page.getByRole('heading', { name: 'Chats', level: 1 })).toBeVisible()
    const open = await whatIsOpen(page)
    await forgetClosed(page)
    return { open, ...(await heapOf(page)) }
  }
  const call = async () => {
    await annaCall.join()
    await benCall.openAndJoin(roomId)
    await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
    await annaCall.expectMedia()
    await annaCall.openChat()
    await annaCall.toggle('Turn camera off').click()
    await annaCall.toggle('Turn camera off').click()
    await benCall.expectRemoteVideo()
  }
  await page.goto('/chats')
  await expect(page.getByRole('heading', { name: 'Chats', level: 1 })).toBeVisible()
  await expect.poll(async () => (await whatIsOpen(page)).sockets).toBe(1)
  const before = await whatIsOpen(page)

  // Within the page, so that what the first call left would still be there; the first loads what later ones reuse.
  await page.getByRole('link', { name: 'Join Video Call' }).click()
  await call()
  const first = await leaveAndCount()
  expect(first.open).toEqual(before)
  await page.getByRole('link', { name: 'Join Video Call' }).click()
  await call()
  const second = await leaveAndCount()
  // The socket outlives the call, and was let go of above.
  expect(second.open).toEqual({ ...before, sockets: 0 })
  expect(second.listeners, 'listeners after a second call').toBeLessThanOrEqual(first.listeners + 5)
})
