import type { Server } from 'node:http'
import type { PageHandler } from './server.ts'
import { viteConfig } from './sources.ts'

/** Serves the page from its sources by Vite, with changes shown at once, on the server's own port. */
export async function openDevPage(httpServer: Server): Promise<PageHandler> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: viteConfig,
    server: { middlewareMode: true, hmr: { server: httpServer } },
  })
  return {
    handle: (request, response) => vite.middlewares(request, response),
    close: () => vite.close(),
  }
}
