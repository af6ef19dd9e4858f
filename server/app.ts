import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import { HTTPException } from 'hono/http-exception'
import { type ApiParts, createApi } from './api.ts'
import { Refusal, toProblem, toRefusal } from './errors.ts'
import { createHealthRoutes } from './health.ts'
import { retryAfterOf } from './limits.ts'
import type { Log } from './log.ts'
import type { Env } from './router.ts'
import { securityHeaders } from './securityHeaders.ts'
import { createStaticFiles } from './staticFiles.ts'

export type { Api } from './api.ts'

export type AppParts = Omit<ApiParts, 'config'> & {
  config: ApiParts['config']
  log: Log
  /** The folder of the built page; undefined where something else serves it. */
  webFolder: string | undefined
  /** More routes, for the demo only. */
  extra?: Hono<Env>
}

/** Builds the whole HTTP side; listening is main.ts's business. */
export function createApp(parts: AppParts) {
  const { config, database, log, webFolder, extra } = parts
  const app = new Hono<Env>()
  app.use(async (context, next) => {
    const begin = performance.now()
    // Never one from outside: that could carry anything into the logs.
    context.set('requestId', crypto.randomUUID())
    context.header('x-request-id', context.var.requestId)
    await next()
    const isFile = routePath(context, -1) === '/*'
    log[isFile ? 'debug' : 'info'](
      {
        requestId: context.var.requestId,
        method: context.req.method,
        // The pattern, not the address: that holds ids and search words.
        route: routePath(context, -1),
        status: context.res.status,
        milliseconds: Math.round(performance.now() - begin),
      },
      'request',
    )
  })
  app.use(securityHeaders(config.publicUrl))
  app.onError((error, context) => {
    const refusal = toRefusal(fromHttpException(error))
    if (refusal.code === 'internal') {
      log.error({ requestId: context.var.requestId, err: refusal.cause ?? refusal }, 'A request failed')
    }
    return answerProblem(context, refusal)
  })
  app.notFound((context) => answerProblem(context, new Refusal('not-found')))
  app.route('/', createHealthRoutes(database))
  if (extra) app.route('/', extra)
  app.route('/', createApi(parts))
  if (webFolder !== undefined) app.route('/', createStaticFiles(webFolder))
  return app
}

function answerProblem(context: Context<Env>, refusal: Refusal) {
  const problem = toProblem(refusal, context.var.requestId)
  const retryAfter = retryAfterOf(refusal)
  if (retryAfter !== undefined) context.header('retry-after', String(retryAfter))
  // The rest of such a body is not read, so the connection can't be used again.
  if (refusal.code === 'payload-too-large') context.header('connection', 'close')
  context.header('cache-control', 'no-store')
  return context.body(JSON.stringify(problem), problem.status, { 'content-type': 'application/problem+json' })
}

/** The framework throws these for a body that is no JSON. */
function fromHttpException(error: unknown) {
  if (!(error instanceof HTTPException) || error.status >= 500) return error
  return new Refusal(error.status === 413 ? 'payload-too-large' : 'invalid-request', {
    detail: error.message,
  })
}
