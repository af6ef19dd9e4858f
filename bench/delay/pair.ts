import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { chromiumOptions } from '../../e2e/browsers.ts'
import { acceptChat, requestChat, signUp } from '../../e2e/members.ts'
import { addStopwatch } from '../firstFrame.ts'
import { inNamespace } from './network.ts'

/** Two members, each in a browser at a place of their own, with an accepted chat. */
export type FarPair = {
  anna: BrowserContext
  ben: BrowserContext
  roomId: string
  close: () => Promise<void>
}

async function launchAt(namespace: string, url: string): Promise<Browser> {
  const options = chromiumOptions()
  const executablePath = await inNamespace(namespace, options.executablePath ?? 'chromium')
  // The network has no certificates; camera and microphone are for secure pages.
  const secure = `--unsafely-treat-insecure-origin-as-secure=${url}`
  return chromium.launch({ ...options, executablePath, args: [...(options.args ?? []), secure] })
}

export async function openFarPair(url: string, namespaces: { anna: string; ben: string }): Promise<FarPair> {
  const browsers = [await launchAt(namespaces.anna, url), await launchAt(namespaces.ben, url)] as const
  const openContext = async (browser: Browser) => {
    const context = await browser.newContext({ baseURL: url })
    // As for who has had a call here before. Else browsers hide addresses behind names, which these networks can't resolve.
    await context.grantPermissions(['camera', 'microphone'])
    await addStopwatch(context)
    return context
  }
  const [anna, ben] = [await openContext(browsers[0]), await openContext(browsers[1])]
  await signUp(anna.request, url, 'Anna Able')
  const member = await signUp(ben.request, url, 'Ben Bright')
  const chatId = await requestChat(anna.request, url, member.id)
  const roomId = await acceptChat(ben.request, url, chatId)
  const close = async () => {
    await Promise.all(browsers.map((browser) => browser.close()))
  }
  return { anna, ben, roomId, close }
}
