import type { Browser, BrowserContext, Page } from '@playwright/test'
import { acceptChat, requestChat, signUp } from '../e2e/members.ts'

export type OpenPair = { contexts: BrowserContext[]; anna: Page; ben: Page; roomId: string }

/** Two new members in a browser process each, with an accepted chat. `prepare` is done to each context before its page opens. */
export async function openPair(
  url: string,
  browsers: readonly [Browser, Browser],
  prepare: (context: BrowserContext) => Promise<unknown>,
): Promise<OpenPair> {
  const openContext = async (browser: Browser) => {
    const context = await browser.newContext({ baseURL: url })
    await prepare(context)
    return context
  }
  const [first, second] = [await openContext(browsers[0]), await openContext(browsers[1])]
  await signUp(first.request, url, 'Anna Able')
  const ben = await signUp(second.request, url, 'Ben Bright')
  const chatId = await requestChat(first.request, url, ben.id)
  const roomId = await acceptChat(second.request, url, chatId)
  return { contexts: [first, second], anna: await first.newPage(), ben: await second.newPage(), roomId }
}
