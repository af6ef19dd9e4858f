import { WebSocket } from 'ws'

export type Listener = (event: string) => void
/** A bare client of one of the two relays: what it sends and hears are event names with a payload. */
export type RelayClient = {
  send(event: string, payload: object): void
  listen(listener: Listener): void
  close(): void
}

type Kind = 'ours' | 'bare'

/** Connects and registers; resolves when the relay says that it has joined. */
export function openClient(kind: Kind, port: number, token: string, roomId: string): Promise<RelayClient> {
  const path = kind === 'ours' ? '/socket.io/?EIO=4&transport=websocket' : '/'
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false })
  const prefix = kind === 'ours' ? '42' : ''
  let listener: Listener = () => undefined
  const send = (event: string, payload: object) => socket.send(`${prefix}${JSON.stringify([event, payload])}`)
  const client: RelayClient = {
    send,
    listen: (next) => (listener = next),
    close: () => socket.close(),
  }
  const register = () => send('register', { matchId: roomId })

  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The relay closed the connection')))
    if (kind === 'bare') socket.on('open', register)
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      if (kind === 'ours') {
        if (text.startsWith('0')) return socket.send(`40${JSON.stringify({ token })}`)
        if (text.startsWith('40')) return register()
        if (text === '2') return socket.send('3')
      }
      if (!text.startsWith(`${prefix}["`)) return reject(new Error(`Not expected: ${text.slice(0, 200)}`))
      // Only the name is read: the load must not cost more than what it measures.
      const event = text.slice(prefix.length + 2, text.indexOf('"', prefix.length + 2))
      if (event === 'joined') resolve(client)
      else listener(event)
    })
  })
}
