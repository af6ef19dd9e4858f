import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { systemClock } from '../../../../../call/clock.ts'
import { messagesPageSchema } from '../../../../../contract/rooms.ts'
import { FakeStorage } from '../../../../api/fakeStorage.ts'
import { Outbox } from '../../../../api/outbox.ts'
import type { AppSocket } from '../../../../api/socket.ts'
import { CallMessageLog } from '../callMessageLog.ts'
import { socketMessageWire } from '../socketMessageWire.ts'
import { ask, type ChaosMember } from './chaosMember.ts'

/** What the browser keeps: it outlives every load of the page. */
export type Browser = { storage: FakeStorage; sent: string[]; posts: number; read: number }
export const newBrowser = (): Browser => ({ storage: new FakeStorage(), sent: [], posts: 0, read: 0 })

export type ChaosPage = { log: CallMessageLog; close(): void }

/** One load of the call's page: our own log and wire over a real socket, registered anew after each reconnect. */
export function openPage(member: ChaosMember, roomId: string, browser: Browser): ChaosPage {
  const { url, cookie } = member
  const socket: AppSocket = io(url, {
    forceNew: true,
    transports: ['websocket'],
    extraHeaders: { cookie, origin: url },
    reconnectionDelay: 100,
    reconnectionDelayMax: 1_000,
  })
  const wire = socketMessageWire(socket, roomId)
  const log = new CallMessageLog({
    wire: {
      fetchPage: async (at) => {
        const query = new URLSearchParams(Object.entries(at).map(([name, value]) => [name, String(value)]))
        return messagesPageSchema.parse(await ask(member, `/api/rooms/${roomId}/messages?${query}`))
      },
      post: (id, message, signal) => {
        browser.posts += 1
        return wire.post(id, message, signal)
      },
    },
    outbox: new Outbox(browser.storage, member.id, roomId),
    exclusively: (work) => work(),
    clock: systemClock,
    personId: member.id,
    readPosition: {
      get: () => browser.read,
      keep: (seq) => {
        browser.read = seq
      },
    },
    newId: () => {
      const id = randomUUID()
      browser.sent.push(id)
      return id
    },
    now: () => new Date(),
  })
  const register = () =>
    socket.emit('register', { matchId: roomId, clientId: member.id, ready: true }, (answer) => {
      if (answer.ok) log.online()
      else socket.disconnect().connect()
    })
  socket.on('connect', register)
  socket.on('disconnect', () => log.offline())
  socket.on('message-posted', ({ message }) => log.posted(message))
  return {
    log,
    close() {
      socket.disconnect()
      log.offline()
    },
  }
}
