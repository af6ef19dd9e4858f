import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'

/** Milliseconds after which a client that does not answer a close is cut off; a shutdown waits for it. */
const closeTimeout = 2_000

type Upgraded = (webSocket: WebSocket, request: IncomingMessage) => void

/**
 * For Socket.IO's `wsEngine` option. The frames that go to one client in one turn of the event loop leave in one system call: that call
 * is half of what a relayed message costs, and candidates come in bursts.
 */
export class BatchingWebSocketServer extends WebSocketServer {
  constructor(options: ServerOptions) {
    const withTimeout = { ...options, closeTimeout }
    super(withTimeout)
  }

  override handleUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer, upgraded: Upgraded) {
    super.handleUpgrade(request, stream, head, (webSocket, accepted) => {
      batch(webSocket, stream)
      upgraded(webSocket, accepted)
    })
  }
}

type Sent = (error?: Error) => void

/** Engine.IO calls `send(text or binary, sent)`, and holds later packets back until `sent` is called. */
function batch(webSocket: WebSocket, stream: Duplex) {
  const send = webSocket.send.bind(webSocket)
  let corked = false
  const release = () => {
    corked = false
    stream.uncork()
  }
  webSocket.send = (data: Parameters<typeof send>[0], sent?: unknown) => {
    if (!corked) {
      corked = true
      stream.cork()
      setImmediate(release)
    }
    if (!isCallback(sent)) return send(data)
    // Called when the frame is in the stream's buffer, not when it has left: waiting would send the rest one by one.
    // A failure to write also ends the connection, which is how Engine.IO hears of it then.
    send(data)
    sent()
  }
}

function isCallback(value: unknown): value is Sent {
  return typeof value === 'function'
}
