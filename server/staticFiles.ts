import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Env } from './router.ts'

const forever = 'public, max-age=31536000, immutable'
const notBuilt = 'The page is not built yet. Run: npm run build\n'

/**
 * The built page. Files under assets/ carry their hash in the name and never change; an address that is no file is the page's own and
 * gets index.html, which is asked for anew each time.
 */
export function createStaticFiles(folder: string) {
  const app = new Hono<Env>()
  const squeeze = compress()
  app.use('/*', (context, next) => (isFileOrPage(context.req.path) ? squeeze(context, next) : next()))
  app.get('/*', async (context, next) => {
    if (!isPage(context.req.path)) return next()
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined)
    if (page === undefined) return context.text(notBuilt, 503)
    context.header('cache-control', 'no-cache')
    return context.html(page)
  })
  app.use('/assets/*', async (context, next) => {
    await next()
    if (context.res.ok) context.header('cache-control', forever)
  })
  const serve = serveStatic<Env>({ root: folder })
  app.use('/*', (context, next) => (isFileOrPage(context.req.path) ? serve(context, next) : next()))
  return app
}

const isFileOrPage = (path: string) => !/^\/(?:api|socket\.io)(?:\/|$)/u.test(path)

/** Addresses of the page have no file ending. */
const isPage = (path: string) => isFileOrPage(path) && !/^\/assets\/|\.\w+$/u.test(path)
