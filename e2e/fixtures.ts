import { once } from 'node:events'
import {
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  test as base,
  type WebError,
} from '@playwright/test'
import { beepingChromium, voices } from './browsers.ts'
import { acceptChat, type Member, requestChat, signUp } from './members.ts'
import { addProbe } from './probe.ts'
import { makeDataFolder, type ServerProcess, startServer } from './serverProcess.ts'

/** Errors that pages report. A test that causes some on purpose says which. */
export type Problems = { watch: (context: BrowserContext) => void; allow: (pattern: RegExp) => void }

export type Visitor = { context: BrowserContext; page: Page }
/** One signed-in member with a browser of their own. */
type Person = Visitor & { member: Member }
/** Two members with an accepted chat, not yet in its room. The requester is Anna, the recipient Ben. */
export type Pair = { anna: Person; ben: Person; roomId: string }

/** A pair on a server of its own, which may be killed at any moment and come back at its address. */
type PairAlone = Pair & {
  url: string
  kill: () => Promise<void>
  restart: () => Promise<void>
}

type TestFixtures = {
  problems: Problems
  /** A new, signed-out visitor; `process` chooses the browser process. */
  visit: (process?: 0 | 1) => Promise<Visitor>
  join: (name: string, process?: 0 | 1) => Promise<Person>
  pair: Pair
  pairAlone: PairAlone
}
type WorkerFixtures = { server: ServerProcess; browsers: [Browser, Browser] }

/** What the browser itself throws (a DOMException of a peer connection, say) has an empty stack but does have a message. */
function describeError(webError: WebError) {
  const { name, message, stack } = webError.error()
  return `${stack || `${name}: ${message}`} (${webError.page()?.url()})`
}

function createProblems() {
  const found: string[] = []
  // A signed-out page learns that it is signed out by asking who it is; browsers report that answer as an error.
  const allowed = [
    /401 .*\/api\/me\)/u,
    // An interface of this machine came or went, which breaks off every request of Chromium's: the network tests' own may
    // go half a minute after them.
    /ERR_NETWORK_CHANGED/u,
  ]
  const note = (text: string) => found.push(text)
  return {
    watch: (context: BrowserContext) => {
      context.on('weberror', (error) => note(`uncaught: ${describeError(error)}`))
      context.on('console', (message) => {
        if (message.type() === 'error') note(`console: ${message.text()} (${message.location().url})`)
      })
    },
    allow: (pattern: RegExp) => allowed.push(pattern),
    unexpected: () => found.filter((text) => !allowed.some((pattern) => pattern.test(text))),
  }
}

async function toPair([anna, ben]: [Person, Person], url: string): Promise<Pair> {
  const chatId = await requestChat(anna.context.request, url, ben.member.id)
  return { anna, ben, roomId: await acceptChat(ben.context.request, url, chatId) }
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({}, provide) => {
      await using dataFolder = await makeDataFolder()
      const server = await startServer(dataFolder.path)
      await provide(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  browsers: [
    async ({}, provide) => {
      const browsers = await Promise.all([beepingChromium(voices[0]), beepingChromium(voices[1])])
      await provide(browsers)
      await Promise.all(browsers.map((browser) => browser.close()))
    },
    { scope: 'worker' },
  ],
  problems: async ({}, provide) => {
    const problems = createProblems()
    await provide(problems)
    expect(problems.unexpected(), 'errors in the pages').toEqual([])
  },
  visit: async ({ browsers, server, problems }, provide) => {
    const contexts: BrowserContext[] = []
    await provide(async (process = 0) => {
      const context = await browsers[process].newContext({ baseURL: server.url })
      contexts.push(context)
      problems.watch(context)
      await addProbe(context)
      return { context, page: await context.newPage() }
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  join: async ({ visit, server }, provide) => {
    await provide(async (name, process) => {
      const visitor = await visit(process)
      return { ...visitor, member: await signUp(visitor.context.request, server.url, name) }
    })
  },
  pair: async ({ join, server }, provide) => {
    const people = await Promise.all([join('Anna Able', 0), join('Ben Bright', 1)])
    await provide(await toPair(people, server.url))
  },
  pairAlone: async ({ browsers }, provide) => {
    await using dataFolder = await makeDataFolder()
    let server = await startServer(dataFolder.path)
    const { url } = server
    const enter = async (name: string, process: 0 | 1) => {
      const context = await browsers[process].newContext({ baseURL: url })
      await addProbe(context)
      return { context, page: await context.newPage(), member: await signUp(context.request, url, name) }
    }
    const people = await Promise.all([enter('Anna Able', 0), enter('Ben Bright', 1)])
    await provide({
      ...(await toPair(people, url)),
      url,
      async kill() {
        const exited = once(server.process, 'exit')
        server.process.kill('SIGKILL')
        await exited
      },
      async restart() {
        server = await startServer(dataFolder.path, { PORT: new URL(url).port })
      },
    })
    await Promise.all(people.map(({ context }) => context.close()))
    await server.stop()
  },
})

export { expect }
