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
  app.use('/*', compress())
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
  app.use('/*', serveStatic({ root: folder }))
  return app
}

/** Addresses of the page have no file ending; those of the API and of sockets are not the page's. */
const isPage = (path: string) => !/^\/(?:api|assets|socket\.io)(?:\/|$)/u.test(path) && !/\.\w+$/u.test(path)
