import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'

test('the newest tab takes the call over and the older one says so', async ({
  pair: { anna, ben, roomId },
}) => {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await annaCall.openAndJoin(roomId)
  await benCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])

  const newTab = await ben.context.newPage()
  const newCall = meetingPage(newTab)
  await newCall.openAndJoin(roomId)
  await newCall.expectConnected()
  await expect(benCall.takenOver).toBeVisible()
  await expect(benCall.controls).toHaveCount(0)
  await Promise.all([annaCall.expectMedia(), newCall.expectMedia()])
  await annaCall.expectConnected()

  await newCall.hangUp()
  await annaCall.leftForChats()
})
