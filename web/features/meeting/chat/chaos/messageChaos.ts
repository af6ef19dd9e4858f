import { z } from 'zod'
import { ask, type ChaosMember, meet } from './chaosMember.ts'
import { type Browser, type ChaosPage, newBrowser, openPage } from './chaosPage.ts'
import { startCuttingProxy } from './cuttingProxy.ts'
import { startServerUnderFire } from './serverUnderFire.ts'

type ChaosPlan = {
  /** Of both together. */
  messages: number
  kills: number
  /** After about so many messages, connections are cut, and after five times as many a page is loaded anew. */
  cutEvery: number
  seed: number
}

/** No more than this waits in one outbox: people type faster than that nowhere. */
const ahead = 20

const exportSchema = z.object({ messages: z.array(z.object({ id: z.string(), userId: z.string() })) })

/**
 * Two people write to each other through a network that breaks off, to a server that is killed again and again, on pages
 * that crash. Answers what came of it (T4), and a line of figures.
 */
export async function runMessageChaos({ messages, kills, cutEvery, seed }: ChaosPlan) {
  const random = seededRandom(seed)
  await using server = await startServerUnderFire()
  await using proxy = await startCuttingProxy(server.port)
  const { ann, ben, roomId } = await meet(proxy.url)
  const writers = [ann, ben].map((member) => new Writer(member, roomId, messages / 2))
  const happened = { kills: 0, cuts: 0, reloads: 0 }
  const begun = performance.now()

  const killAt = Array.from(
    { length: kills },
    (_, index) => ((index + 0.3 + 0.4 * random()) * messages) / kills,
  )
  let cutAt = cutEvery
  for (;;) {
    const next = Math.min(killAt[0] ?? messages, cutAt)
    await reached(writers, Math.min(next, messages))
    if (next >= messages) break
    if (next === killAt[0]) {
      killAt.shift()
      happened.kills += 1
      await server.killAndRestart()
    } else {
      cutAt += cutEvery * (0.5 + random())
      happened.cuts += proxy.cut(() => random() < 0.7)
      if (random() < 0.2) {
        happened.reloads += 1
        writers[Math.floor(random() * 2)]?.reload()
      }
    }
  }
  const seconds = (performance.now() - begun) / 1000
  const logs = await Promise.all(writers.map((writer) => writer.everything(messages)))
  // What a fresh process reads is what the database has.
  await server.killAndRestart()
  const stored = exportSchema.parse(
    await ask(ann, `/api/rooms/${roomId}/messages/export?format=json`),
  ).messages
  for (const writer of writers) writer.close()
  const ids = stored.map(({ id }) => id)
  const different = new Set(ids).size
  const posts = writers.reduce((sum, { browser }) => sum + browser.posts, 0)
  return {
    verdict: {
      stored: ids.length,
      different,
      oneOrder: logs.every((log) => sameInOrder(log, ids)),
      inSendingOrder: writers.every(({ member, browser }) => {
        const own = stored.filter(({ userId }) => userId === member.id)
        return sameInOrder(
          browser.sent,
          own.map(({ id }) => id),
        )
      }),
    },
    line: `${ids.length} of ${messages} messages stored, ${different} different: ${happened.kills} kills of the server, ${happened.cuts} connections cut, ${happened.reloads} pages crashed, ${posts} posts, ${seconds.toFixed(1)} s (seed ${seed})\n`,
  }
}

const sameInOrder = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id, index) => id === other[index])

/** Writes its messages as fast as the outbox empties, on whatever page is open. */
class Writer {
  readonly member: ChaosMember
  readonly browser: Browser = newBrowser()
  readonly #roomId: string
  readonly #total: number
  #page: ChaosPage
  #watchers = new Set<() => void>()

  constructor(member: ChaosMember, roomId: string, total: number) {
    this.member = member
    this.#roomId = roomId
    this.#total = total
    this.#page = this.#open()
  }

  /** How many of its messages the server has acknowledged. */
  get delivered() {
    return this.browser.sent.length - this.#page.log.getState().outgoing.length
  }

  /** The page crashes, and is there again. */
  reload() {
    this.#page.close()
    this.#page = this.#open()
  }

  close() {
    this.#page.close()
  }

  onChange(watcher: () => void) {
    this.#watchers.add(watcher)
    return () => void this.#watchers.delete(watcher)
  }

  /** The ids of all messages, once the page has them from the first to the last. */
  async everything(count: number) {
    const { log } = this.#page
    await until(log, () => !log.getState().loading)
    while (log.getState().olderCursor !== null) await log.loadOlder()
    await until(log, () => log.getState().stored.length >= count)
    return log.getState().stored.map(({ id }) => id)
  }

  #open() {
    const page = openPage(this.member, this.#roomId, this.browser)
    const write = () => {
      const { sent } = this.browser
      while (sent.length < this.#total && page.log.getState().outgoing.length < ahead)
        page.log.send(`Message ${sent.length + 1}`)
    }
    page.log.subscribe(() => {
      write()
      for (const watcher of this.#watchers) watcher()
    })
    write()
    return page
  }
}

/** Waits until the writers' messages that arrived are so many. */
async function reached(writers: readonly Writer[], count: number) {
  const arrived = () => writers.reduce((sum, { delivered }) => sum + delivered, 0)
  const changes = {
    subscribe: (look: () => void) => {
      const stops = writers.map((writer) => writer.onChange(look))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
  await until(changes, () => arrived() >= count)
}

async function until(
  changes: { subscribe: (look: () => void) => () => void },
  holds: () => boolean,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => {
    if (holds()) resolve()
  }
  const stop = changes.subscribe(look)
  look()
  await promise
  stop()
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seededRandom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
