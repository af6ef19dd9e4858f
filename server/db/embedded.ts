import { setTimeout } from 'node:timers/promises'
import type { Client } from 'pg'
import type { DatabaseLog } from './database.ts'
import { type Place, preparePlace } from './embedded/place.ts'
import { ensurePostmaster, stopPostmaster } from './embedded/postmaster.ts'
import { joinUsers, leaveUsers } from './embedded/users.ts'
import { waitUntil } from './embedded/waitUntil.ts'

export type EmbeddedOptions = {
  /** The folder that holds all of Avari's data; the cluster goes into its `postgres` folder. */
  dataDir: string
  log?: DatabaseLog
  /** For tests: nothing is flushed to the disk, and many more connections are allowed. */
  disposable?: boolean
}

export type Embedded = {
  connection: Place['connection']
  /** Leaves the cluster; it ends when its last user has left. */
  stop(): Promise<void>
}

/** Milliseconds. */
const joinTimeout = 60_000
const shortestPause = 100
const longestPause = 10_000

/**
 * Serves the PostgreSQL cluster in `dataDir`, making it first where there is none. Several processes may share one folder. If the
 * cluster dies while it is used, it is started again. Throws where it can't be started.
 */
export async function startEmbedded({
  dataDir,
  log,
  disposable = false,
}: EmbeddedOptions): Promise<Embedded> {
  const place = await preparePlace(dataDir, disposable)
  const supervisor = new Supervisor(place, log)
  await supervisor.start()
  let stopped: Promise<void> | undefined
  return { connection: place.connection, stop: () => (stopped ??= supervisor.stop()) }
}

class Supervisor {
  readonly #place: Place
  readonly #log: DatabaseLog | undefined
  readonly #stopping = new AbortController()
  #session: Promise<Client | undefined> = Promise.resolve(undefined)

  constructor(place: Place, log?: DatabaseLog) {
    this.#place = place
    this.#log = log
  }

  async start() {
    this.#watch(await this.#join())
  }

  async stop() {
    this.#stopping.abort()
    const session = await this.#session
    if (!session) return
    // The session may break at this very moment; then the count is right without it.
    const last = await leaveUsers(session).catch(() => false)
    if (last) await stopPostmaster(this.#place)
    await session.end().catch(() => undefined)
  }

  /** A session among the cluster's users, with the cluster started if need be. */
  #join() {
    const attempt = async () => {
      await ensurePostmaster(this.#place)
      return joinUsers(this.#place)
    }
    return waitUntil(attempt, joinTimeout, `PostgreSQL in ${this.#place.folder} can't be reached`)
  }

  #watch(session: Client) {
    this.#session = Promise.resolve(session)
    session.once('end', () => {
      if (this.#stopping.signal.aborted) return
      this.#log?.warn({}, 'The embedded database went away; bringing it back')
      this.#session = this.#rejoin()
    })
  }

  async #rejoin(): Promise<Client | undefined> {
    for (
      let pause = shortestPause;
      !this.#stopping.signal.aborted;
      pause = Math.min(pause * 2, longestPause)
    ) {
      try {
        const session = await this.#join()
        this.#log?.info({}, 'The embedded database is back')
        this.#watch(session)
        return session
      } catch (error) {
        this.#log?.error({ err: error }, 'The embedded database does not come back')
        await setTimeout(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined)
      }
    }
    return undefined
  }
}
