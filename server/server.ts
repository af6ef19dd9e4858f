import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { createApp } from './app.ts'
import { type Accounts, openAccounts } from './auth/accounts.ts'
import { createAuthenticate } from './auth/authenticate.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { createRecordingCleanup } from './jobs/recordingCleanup.ts'
import type { Job } from './jobs/repeating.ts'
import { createRetention } from './jobs/retention.ts'
import { createSweep } from './jobs/sweep.ts'
import { createLimits } from './limits.ts'
import type { Log } from './log.ts'
import { createVault } from './recordings/recordingVault.ts'
import type { Env } from './router.ts'
import type { FloodLimits } from './signaling/floodGate.ts'
import { attachSignaling, type Signaling } from './signaling/signaling.ts'

export type ServerParts = {
  config: Config
  database: Database
  log: Log
  /** The folder of the built page, if this server serves it. */
  webFolder: string | undefined
  /** Widens every rate limit of the HTTP API, for tests. */
  limitFactor?: number
  floodLimits?: FloodLimits
  /** More routes that need the accounts, for the demo only. */
  extraRoutes?: (accounts: Accounts) => Hono<Env>
  /** Serves the page from its sources; given the http server for its own sockets. */
  pageHandler?: (httpServer: Server) => Promise<PageHandler>
}

export type PageHandler = {
  handle(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
}

export type AvariServer = {
  /** The address by which this machine reaches it. */
  url: string
  accounts: Accounts
  /** Ends chats by the clock. */
  sweep: Job
  /** Deletes recordings by the clock. */
  cleanup: Job
  signaling: Signaling
  /** Tells clients, stops taking requests, and waits for those under way. The database stays open. */
  close(): Promise<void>
}

/** Milliseconds that requests under way get at the end. */
const graceTime = 5_000
const answerNotYet: RequestListener = (_request, response) => response.writeHead(503).end()
const ownPaths = /^\/(?:api|healthz|readyz|demo)(?:[/?]|$)/u

/** Puts the whole server together and listens. Throws where the port is taken. */
export async function startServer(parts: ServerParts): Promise<AvariServer> {
  const { config, database, log } = parts
  // Socket.IO wraps the listeners that it finds, so there has to be one before the application, which needs its notifications, is made.
  let listener: RequestListener = answerNotYet
  const httpServer = createServer((request, response) => listener(request, response))
  const page = await parts.pageHandler?.(httpServer)
  const accounts = await openAccounts({
    database,
    secret: config.authSecret,
    origin: config.publicUrl ?? `http://localhost:${config.port}`,
    demo: config.demo,
  })
  const authenticate = createAuthenticate({
    pool: database.pool,
    cookieName: accounts.cookieName,
    secret: config.authSecret,
  })
  const signaling = attachSignaling({
    httpServer,
    authenticate,
    database,
    log,
    publicUrl: config.publicUrl,
    ...(parts.floodLimits ? { limits: parts.floodLimits } : {}),
  })
  const { notify } = signaling
  const vault = createVault(config.recordings, database)
  const sweep = createSweep({ database, notify, log })
  const retention = createRetention({ database, log, bound: config.messageRetentionDays })
  const cleanup = createRecordingCleanup({ database, vault, notify, log })
  const app = createApp({
    accounts,
    authenticate,
    database,
    notify,
    log,
    config,
    vault,
    limits: createLimits(parts.limitFactor),
    trustProxy: config.trustProxy,
    webFolder: page ? undefined : parts.webFolder,
    ...(parts.extraRoutes ? { extra: parts.extraRoutes(accounts) } : {}),
  })
  listener = chooseListener(getRequestListener(app.fetch), page)
  await listen(httpServer, config)
  sweep.start()
  retention.start()
  cleanup.start()

  const close = async () => {
    await Promise.all([sweep.close(), retention.close(), cleanup.close()])
    await signaling.close()
    await closeHttp(httpServer)
    await page?.close()
  }
  let closing: Promise<void> | undefined
  return {
    url: urlOf(httpServer, config.host),
    accounts,
    sweep,
    cleanup,
    signaling,
    close: () => (closing ??= close()),
  }
}

function chooseListener(answer: ReturnType<typeof getRequestListener>, page: PageHandler | undefined) {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (page && !ownPaths.test(request.url ?? '')) page.handle(request, response)
    else void answer(request, response)
  }
}

function listen(httpServer: Server, { port, host }: Pick<Config, 'port' | 'host'>) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  httpServer.once('error', reject)
  httpServer.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
    httpServer.off('error', reject)
    resolve()
  })
  return promise
}

async function closeHttp(httpServer: Server) {
  const { promise, resolve } = Promise.withResolvers<void>()
  httpServer.close(() => resolve())
  httpServer.closeIdleConnections()
  const timer = setTimeout(() => httpServer.closeAllConnections(), graceTime)
  await promise
  clearTimeout(timer)
}

function urlOf(httpServer: Server, host: string | undefined) {
  const address = httpServer.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const isAny = host === undefined || host === '0.0.0.0' || host === '::'
  return `http://${isAny ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}
