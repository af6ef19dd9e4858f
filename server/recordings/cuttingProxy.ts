import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type CuttingProxy = AsyncDisposable & {
  url: string
  /** How many connections were cut. */
  cuts(): number
}

/** For tests: stands in front of a server and breaks the connection each time that so many more bytes have gone up. */
export async function startCuttingProxy(target: string, distances: readonly number[]): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target)
  const remaining = [...distances]
  const sockets = new Set<Socket>()
  let left = remaining.shift() ?? Infinity

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    const cut = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', cut)
      socket.on('close', () => {
        sockets.delete(socket)
        cut()
      })
    }
    upstream.pipe(client)
    client.on('data', (chunk) => {
      const passed = chunk.subarray(0, Math.min(chunk.length, left))
      left -= passed.length
      if (!upstream.write(passed)) client.pause()
      if (left > 0) return
      left = remaining.shift() ?? Infinity
      cut()
    })
    upstream.on('drain', () => client.resume())
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address: AddressInfo | string | null = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    cuts: () => distances.length - remaining.length - (left === Infinity ? 0 : 1),
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      for (const socket of sockets) socket.destroy()
      await closed.promise
    },
  }
}
