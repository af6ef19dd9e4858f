import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { Authenticate } from './auth/authenticate.ts'
import { type AuthParts, authPaths, createAuthRoutes } from './auth/routes.ts'
import { createChatRoutes } from './chats/routes.ts'
import type { Config } from './config.ts'
import { documentApi, documentPaths } from './apiDocument.ts'
import { Refusal } from './errors.ts'
import { createIceRoutes } from './ice/routes.ts'
import type { Limits } from './limits.ts'
import { createPeopleRoutes } from './people/routes.ts'
import { requireJson, requireMember, requireOwnOrigin } from './requestGuards.ts'
import { createRoomRoutes } from './rooms/routes.ts'
import { createRouter } from './router.ts'

export type ApiParts = AuthParts & {
  authenticate: Authenticate
  limits: Limits
  config: Pick<Config, 'ice' | 'publicUrl'>
}

/** Bytes. The longest texts that anything takes are far below. */
const bodyBytes = 64 * 1024

/** The routes alone, chained so that their types are the client's. */
function createRoutes(parts: ApiParts) {
  return createRouter()
    .route('/api', createAuthRoutes(parts))
    .route('/api', createPeopleRoutes(parts))
    .route('/api', createChatRoutes(parts))
    .route('/api', createRoomRoutes(parts))
    .route('/api', createIceRoutes({ database: parts.database, ice: parts.config.ice }))
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
  api.use(
    '/api/*',
    bodyLimit({
      maxSize: bodyBytes,
      onError: () => {
        throw new Refusal('payload-too-large')
      },
    }),
  )
  api.route('/', createRoutes(parts))
  documentApi(api)
  return api
}

/** The type from which a typed client is made: `hc<Api>(origin)`. */
export type Api = ReturnType<typeof createRoutes>
