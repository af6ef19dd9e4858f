import type { Pair } from '../fixtures.ts'
import { meetingPage } from '../pages/meetingPage.ts'
import { frameAfter, recordFrameTimes } from './frames.ts'

/** Brings both into the call and notes the frames that each of them sees. */
export async function talk({ anna, ben, roomId }: Pair) {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await benCall.openAndJoin(roomId)
  await annaCall.openAndJoin(roomId)
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.expectMedia(), benCall.expectMedia()])
  await recordFrameTimes(anna.page, `${ben.member.name}'s video`)
  await recordFrameTimes(ben.page, `${anna.member.name}'s video`)
}

/** Milliseconds from `moment` until both see the other one's picture move again. */
export async function slowerPicture({ anna, ben }: Pair, moment: number) {
  return Math.max(...(await Promise.all([anna, ben].map(({ page }) => frameAfter(page, moment)))))
}
