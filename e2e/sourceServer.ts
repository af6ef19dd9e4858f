import { createServer } from 'vite'

/** Serves the engine's own sources, as they are, without the product around them. */
export async function serveSources() {
  const server = await createServer({
    configFile: false,
    root: new URL('..', import.meta.url).pathname,
    cacheDir: 'node_modules/.vite-engine',
    appType: 'custom',
    logLevel: 'error',
    // Found beforehand: found on the way it would load the page anew.
    optimizeDeps: { include: ['mediabunny'] },
    worker: { format: 'es' },
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
  })
  await server.listen()
  const [url] = server.resolvedUrls?.local ?? []
  if (!url) throw new Error('The sources are served nowhere')
  return { url, close: () => server.close() }
}
