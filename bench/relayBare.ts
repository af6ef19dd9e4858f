/*
 * What ours is compared with: the least that relays between two clients of a room over `ws`. It knows nobody, checks nothing.
 */
import { once } from 'node:events'
import { type WebSocket, WebSocketServer } from 'ws'
import { reportTo } from './relayProcess.ts'

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
const rooms = new Map<string, WebSocket[]>()

server.on('connection', (socket) => {
  let room: WebSocket[] = []
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString())
    if (message[0] === 'register') {
      room = rooms.get(message[1].matchId) ?? []
      room.push(socket)
      rooms.set(message[1].matchId, room)
      socket.send('["joined"]')
      return
    }
    for (const other of room) if (other !== socket) other.send(JSON.stringify(message))
  })
})
await once(server, 'listening')
const address = server.address()
if (typeof address === 'object' && address) reportTo(process, address.port)
