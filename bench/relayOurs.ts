/* The signaling server as it stands, on a database of its own: sessions, authorization, validation and rate limit on. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import { createAuthenticate } from '../server/auth/authenticate.ts'
import { openDatabase } from '../server/db/database.ts'
import { createLog } from '../server/log.ts'
import { attachSignaling } from '../server/signaling/signaling.ts'
import { reportTo } from './relayProcess.ts'

const database = await openDatabase({ connection: JSON.parse(process.argv[2] ?? '') })
const httpServer = createServer()
// Many times what a call needs goes through each socket here; the limit counts all the same.
const plenty = { burst: 1e9, perSecond: 1e9 }
attachSignaling({
  httpServer,
  database,
  authenticate: createAuthenticate({ pool: database.pool, cookieName: 'session', secret: 'bench' }),
  log: createLog('info'),
  limits: { socket: plenty, person: plenty, patience: 1 },
})
httpServer.listen({ host: '127.0.0.1', port: 0 })
await once(httpServer, 'listening')
const address = httpServer.address()
if (typeof address === 'object' && address) reportTo(process, address.port)
