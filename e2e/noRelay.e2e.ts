import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { countMediaRequests, countPeerConnections } from './probe.ts'

test('where no relay is, a hidden address is not risked: joining is refused in words', async ({
  pair: { anna, roomId },
  problems,
}) => {
  problems.allow(/409 .*\/api\/ice-servers/u)
  await anna.page.goto('/profile')
  const hide = anna.page.getByRole('switch', { name: 'Hide my IP address' })
  await hide.click()
  await expect(hide).toBeEnabled()
  const call = meetingPage(anna.page)
  await call.open(roomId)
  await expect(anna.page.getByRole('heading', { name: 'Your IP address can’t be hidden here' })).toBeVisible()
  expect(await countMediaRequests(anna.page)).toBe(0)
  expect(await countPeerConnections(anna.page)).toBe(0)
  await anna.page.getByRole('button', { name: 'Join without hiding it' }).click()
  await expect(call.joinButton).toBeVisible()
  await expect(hide).not.toBeChecked()
})
