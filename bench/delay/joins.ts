import type { Page } from '@playwright/test'
import { chatsPage } from '../../e2e/pages/chatsPage.ts'
import { meetingPage } from '../../e2e/pages/meetingPage.ts'
import type { FarPair } from './pair.ts'
import { joinByTheBook, openTextbook } from './textbookCall.ts'

/** Milliseconds from the press to the first frame of the other one, for the one who presses. */
export type Join = (pair: FarPair) => Promise<number>

/** A join that takes longer counts as this long, in milliseconds. */
const longest = 20_000

/** As by the tab's cross: the page gets to say that it goes. */
async function leave(page: Page) {
  const closed = page.waitForEvent('close')
  await page.close({ runBeforeUnload: true })
  await closed
}

async function withPages(pair: FarPair, measure: (anna: Page, ben: Page) => Promise<number>) {
  const [anna, ben] = [await pair.anna.newPage(), await pair.ben.newPage()]
  const limit = new Promise<number>((resolve) => setTimeout(resolve, longest, longest))
  try {
    return await Promise.race([measure(anna, ben), limit])
  } finally {
    await Promise.all([anna, ben].map(leave))
  }
}

const firstFrame = (page: Page) =>
  page.evaluate(async () => (await globalThis.firstRemoteFrame) - (await globalThis.pressed))

/** How long a page that is ready is left alone, in milliseconds. */
const settling = 2_000

const settle = (page: Page) =>
  page.evaluate((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)), settling)

/** Anna is in the call, and Ben's preview has connected to her; Ben presses. */
export const bothInPreview: Join = (pair) =>
  withPages(pair, async (anna, ben) => {
    const [annaCall, benCall] = [meetingPage(anna), meetingPage(ben)]
    await annaCall.openAndJoin(pair.roomId)
    await benCall.open(pair.roomId)
    await benCall.video('Your video').waitFor()
    await ben.evaluate(() => globalThis.channelOpened)
    await settle(ben)
    await benCall.join()
    return firstFrame(ben)
  })

/**
 * Anna is in the call; Ben comes from his chats and presses the very moment that there is a button. `rested` for a pointer that
 * has rested on the link before: then the room is known already, and the button is there as the link is pressed.
 */
const comeFromChats =
  ({ rested }: { rested: boolean }): Join =>
  (pair) =>
    withPages(pair, async (anna, ben) => {
      await meetingPage(anna).openAndJoin(pair.roomId)
      const chats = chatsPage(ben)
      await chats.open('Upcoming')
      await chats.joinLink.waitFor()
      if (rested) await chats.joinLink.hover()
      await settle(ben)
      await ben.evaluate(pressAtOnce)
      await chats.joinLink.click()
      return firstFrame(ben)
    })

export const onlyOneReady = comeFromChats({ rested: false })
export const onlyOneReadyRested = comeFromChats({ rested: true })

/** Runs in a page. */
function pressAtOnce() {
  const watcher = new MutationObserver(() => {
    const buttons = [...document.querySelectorAll('button')]
    const join = buttons.find(({ textContent }) => textContent.includes('Join now'))
    if (!join) return
    watcher.disconnect()
    join.click()
  })
  watcher.observe(document, { subtree: true, childList: true })
}

/** Both with a client of the five events as the textbooks have it: camera, socket, room and connection after the press. */
export const textbook: Join = (pair) =>
  withPages(pair, async (anna, ben) => {
    await Promise.all([openTextbook(anna), openTextbook(ben)])
    await joinByTheBook(anna, { matchId: pair.roomId, offers: false })
    await settle(anna)
    const pressed = await joinByTheBook(ben, { matchId: pair.roomId, offers: true })
    return (await ben.evaluate(() => globalThis.firstRemoteFrame)) - pressed
  })
