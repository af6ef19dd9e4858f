import { once } from 'node:events'
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import { vi } from 'vitest'
import { WebSocket } from 'ws'
import type { ClientToServerEvents, ServerToClientEvents } from '../../contract/signaling.ts'
import { openRoom } from '../db/testMembers.ts'
import { startTestServer, type TestMember, type TestServer } from '../testServer.ts'

type ClientSocket = Socket<ServerToClientEvents, ClientToServerEvents>
type EventName = keyof ServerToClientEvents
type PayloadOf<Name extends EventName> = Parameters<ServerToClientEvents[Name]>[0]

export type TestClient = {
  socket: ClientSocket
  /** Everything that the server sent, in order: name and payload. */
  log: [string, unknown][]
  /** What came under this name. */
  received<Name extends EventName>(name: Name): PayloadOf<Name>[]
  /** Waits until so many came under this name, and answers the newest. */
  waitFor<Name extends EventName>(name: Name, count?: number): Promise<PayloadOf<Name>>
  /** Registers and answers the acknowledgement. */
  register(clientId?: string, ready?: boolean): ReturnType<typeof registerAs>
}

export type TestCall = AsyncDisposable & {
  server: TestServer
  /** Asked for the chat: the impolite side. */
  ann: TestMember
  /** Was asked: the polite side. */
  ben: TestMember
  /** A member who has no part in it. */
  cleo: TestMember
  roomId: string
  /** Connects as a page of ours does: with the session's cookie and our Origin; `url` for another server. */
  connect(member: TestMember, options?: ConnectOptions): Promise<TestClient>
  /** Both connected and registered. */
  connectBoth(): Promise<[TestClient, TestClient]>
  openRaw(member: TestMember): Promise<RawClient>
}

type ConnectOptions = Partial<ManagerOptions & SocketOptions> & { url?: string }

export const offer = { type: 'offer', sdp: 'v=0\r\n' } as const
export const answer = { type: 'answer', sdp: 'v=0\r\n' } as const
export const candidate = (number: number) => ({
  candidate: `candidate:${number} 1 udp 1 192.0.2.1 9 typ host`,
  sdpMid: '0',
})

export const until = (condition: () => boolean) =>
  vi.waitFor(
    () => {
      if (!condition()) throw new Error('Waited in vain')
    },
    { timeout: 15_000, interval: 5 },
  )

function registerAs(socket: ClientSocket, matchId: string, clientId?: string, ready?: boolean) {
  const payload = { matchId, ...(clientId ? { clientId } : {}), ...(ready === undefined ? {} : { ready }) }
  return socket.timeout(10_000).emitWithAck('register', payload)
}

/** A server, two members with an accepted chat, and a stranger. */
export async function startTestCall(options?: Parameters<typeof startTestServer>[0]): Promise<TestCall> {
  const server = await startTestServer(options)
  const [ann, ben, cleo] = await Promise.all([
    server.signUp('Ann'),
    server.signUp('Ben'),
    server.signUp('Cleo'),
  ])
  const roomId = await openRoom(server.database, ann.id, ben.id)
  const open: { close(): unknown }[] = []

  async function connect(member: TestMember, { url = server.url, ...more }: ConnectOptions = {}) {
    const socket: ClientSocket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: member.cookie, origin: url },
      ...more,
    })
    open.push(socket)
    const client = watch(socket, roomId)
    await until(() => socket.connected)
    return client
  }

  return {
    server,
    ann,
    ben,
    cleo,
    roomId,
    connect,
    async connectBoth() {
      const [first, second] = await Promise.all([connect(ann), connect(ben)])
      await first.register('ann-1')
      await second.register('ben-1')
      await first.waitFor('peer-joined')
      return [first, second]
    },
    async openRaw(member) {
      const raw = await openRawClient(server.url, member)
      open.push(raw.socket)
      return raw
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.close()
      await server.close()
    },
  }
}

function watch(socket: ClientSocket, roomId: string): TestClient {
  const log: TestClient['log'] = []
  socket.onAny((name: string, payload: unknown) => log.push([name, payload]))
  function received<Name extends EventName>(name: Name) {
    const isNamed = (entry: [string, unknown]): entry is [Name, PayloadOf<Name>] => entry[0] === name
    return log.filter(isNamed).map(([, payload]) => payload)
  }
  return {
    socket,
    log,
    received,
    async waitFor(name, count = 1) {
      await until(() => received(name).length >= count)
      const newest = received(name).at(-1)
      if (!newest) throw new Error(`No ${name}`)
      return newest
    },
    register: (clientId, ready) => registerAs(socket, roomId, clientId, ready),
  }
}

export type RawClient = {
  socket: WebSocket
  /** Every frame as text, as it came over the wire. */
  frames: string[]
  /** The data of a Socket.IO event. */
  emit(...event: unknown[]): void
}

/** A client without any library of Socket.IO's, for what those would not send and might not show. */
export async function openRawClient(url: string, member: TestMember | undefined): Promise<RawClient> {
  const address = `${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(address, {
    headers: { origin: url, ...(member ? { cookie: member.cookie } : {}) },
  })
  const frames: string[] = []
  socket.on('message', (data: Buffer) => {
    const frame = data.toString()
    frames.push(frame)
    if (frame === '2') socket.send('3')
  })
  socket.on('error', () => undefined)
  await once(socket, 'open')
  socket.send('40')
  await until(() => frames.some((frame) => frame.startsWith('40') || frame.startsWith('44')))
  return { socket, frames, emit: (...event) => socket.send(`42${JSON.stringify(event)}`) }
}
