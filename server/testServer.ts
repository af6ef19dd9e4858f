import { type Config, readConfig } from './config.ts'
import { createTestDatabase, type TestDatabase } from './db/testDatabase.ts'
import { createLog } from './log.ts'
import { type AvariServer, type ServerParts, startServer } from './server.ts'

export type TestMember = {
  id: string
  name: string
  email: string
  /** The value of a Cookie header. */
  cookie: string
  /** For `Authorization: Bearer`. */
  token: string
  /** Asks as this member, from our own page: with the cookie and our Origin; a body goes as JSON. */
  request(path: string, init?: TestRequest): Promise<Response>
}

type TestRequest = { method?: string; body?: unknown; headers?: Record<string, string> }

export type TestServer = AvariServer &
  AsyncDisposable & {
    database: TestDatabase
    /** A new member with an open session. `name` also makes the address. */
    signUp(name: string): Promise<TestMember>
    /** Asks as nobody, from our own page. */
    request(path: string, init?: TestRequest): Promise<Response>
  }

type TestServerOptions = Pick<ServerParts, 'floodLimits' | 'limitFactor' | 'extraRoutes' | 'webFolder'> & {
  environment?: Record<string, string>
  poolSize?: number
}

/** A whole real server on a port of its own with a database of its own. Close it at the end of the test. */
export async function startTestServer(options: Partial<TestServerOptions> = {}): Promise<TestServer> {
  const { environment, poolSize, ...parts } = options
  const database = await createTestDatabase(poolSize === undefined ? {} : { poolSize })
  const server = await startServer({
    config: testConfig(environment),
    database,
    log: createLog('silent'),
    webFolder: undefined,
    limitFactor: 1000,
    ...parts,
  })
  const close = async () => {
    await server.close()
    await database.close()
  }
  const request = requester(server.url, {})
  const signUp = async (name: string): Promise<TestMember> => {
    const email = `${name.toLowerCase().replaceAll(/\W+/gu, '.')}.${crypto.randomUUID().slice(0, 8)}@avari.test`
    const id = await server.accounts.createMember({ name, email })
    const { token, cookie } = await server.accounts.openSession(id)
    return { id, name, email, token, cookie, request: requester(server.url, { cookie }) }
  }
  return { ...server, database, close, request, signUp, [Symbol.asyncDispose]: close }
}

function testConfig(environment: Record<string, string> = {}): Config {
  return readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    AUTH_SECRET: 'a secret that only tests ever use, long enough',
    LOG_LEVEL: 'silent',
    ...environment,
  })
}

function requester(url: string, identity: Record<string, string>) {
  return (path: string, { method = 'GET', body, headers }: TestRequest = {}) =>
    fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        origin: url,
        ...identity,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
}
