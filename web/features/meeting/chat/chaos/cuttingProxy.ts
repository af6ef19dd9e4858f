import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type CuttingProxy = AsyncDisposable & {
  url: string
  /** Ends each open connection for which `chance` says so, in the middle of whatever goes over it; answers how many. */
  cut(chance: () => boolean): number
}

/** Stands between clients and a server, like a network that breaks off. */
export async function startCuttingProxy(targetPort: number): Promise<CuttingProxy> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1')
    open.add(client)
    const close = () => {
      open.delete(client)
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) socket.on('error', close).on('close', close)
    client.pipe(upstream).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No port')
  const cut = (chance: () => boolean) => {
    const chosen = [...open].filter(chance)
    for (const socket of chosen) socket.destroy()
    return chosen.length
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close')
      server.close()
      cut(() => true)
      await closed
    },
  }
}
