import { methodNotAllowed } from 'hono/method-not-allowed'
import type { Authenticate } from './auth/authenticate.ts'
import { type AuthParts, authPaths, createAuthRoutes } from './auth/routes.ts'
import { createChatRoutes } from './chats/routes.ts'
import type { Config } from './config.ts'
import type { DatabaseLog } from './db/database.ts'
import { documentApi, documentPaths } from './apiDocument.ts'
import { Refusal } from './errors.ts'
import { createIceRoutes } from './ice/routes.ts'
import type { Limits } from './limits.ts'
import { createMessageRoutes } from './messages/routes.ts'
import { createPeopleRoutes } from './people/routes.ts'
import { createConsentRoutes } from './recordings/consentRoutes.ts'
import { createFileRoutes } from './recordings/fileRoutes.ts'
import type { RecordingVault } from './recordings/recordingVault.ts'
import { createUploadRoutes } from './recordings/uploadRoutes.ts'
import { limitBody, requireJson, requireMember, requireOwnOrigin } from './requestGuards.ts'
import { createRoomRoutes } from './rooms/routes.ts'
import { createRouter } from './router.ts'

export type ApiParts = AuthParts & {
  authenticate: Authenticate
  limits: Limits
  config: Pick<Config, 'ice' | 'publicUrl' | 'messageRetentionDays'>
  vault: RecordingVault
  log: Pick<DatabaseLog, 'error'>
}

/** The routes alone, chained so that their types are the client's. */
function createRoutes(parts: ApiParts) {
  return createRouter()
    .route('/api', createAuthRoutes(parts))
    .route('/api', createPeopleRoutes(parts))
    .route('/api', createChatRoutes(parts))
    .route('/api', createRoomRoutes({ database: parts.database, bound: parts.config.messageRetentionDays }))
    .route('/api', createMessageRoutes(parts))
    .route('/api', createConsentRoutes(parts))
    .route('/api', createIceRoutes({ database: parts.database, ice: parts.config.ice }))
    .route('/api', createUploadRoutes(parts))
    .route('/api', createFileRoutes(parts))
}

/** Everything under /api (http.md). */
export function createApi(parts: ApiParts) {
  const { authenticate, limits, config } = parts
  const publicPaths = new Set([...authPaths.map((path) => `/api${path}`), ...documentPaths])
  const api = createRouter()
  api.use('/api/*', async (context, next) => {
    await next()
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store')
  })
  api.use(
    '/api/*',
    methodNotAllowed({
      app: api,
      onMethodNotAllowed: (context, methods) => {
        context.header('allow', methods.join(', '))
        throw new Refusal('method-not-allowed')
      },
    }),
  )
  api.use('/api/*', requireOwnOrigin(config.publicUrl))
  api.use('/api/*', requireMember({ authenticate, limits, publicPaths }))
  api.use('/api/*', requireJson)
  api.use('/api/*', limitBody)
  api.route('/', createRoutes(parts))
  documentApi(api)
  return api
}

/** The type from which a typed client is made: `hc<Api>(origin)`. */
export type Api = ReturnType<typeof createRoutes>
