import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClientEventName, clientEvents } from '../../contract/signaling.ts'
import {
  candidate,
  type RawClient,
  startTestCall,
  type TestCall,
  type TestClient,
  until,
} from './testCall.ts'

const unlimited = { burst: 1e6, perSecond: 1e6 }
const id = '7d1f4a3e-3a53-4c11-9f0a-0c6d9a4f2b11'

/** One well-formed payload for each event. A new event without one does not compile. */
const wellFormed: Record<ClientEventName, Record<string, unknown>> = {
  register: { matchId: 'room', clientId: 'page' },
  offer: { offer: { type: 'offer', sdp: 'v=0' } },
  answer: { answer: { type: 'answer', sdp: 'v=0' } },
  'ice-candidate': { candidate: candidate(1) },
  'call-ended': {},
  message: { id, message: 'Hello' },
  recording: { recordingId: id, action: 'ask' },
}
/** The fields that must be there, with values that they must not have beyond those that no field may have. */
const requiredFields: Record<ClientEventName, Record<string, unknown[]>> = {
  register: { matchId: ['', 'x'.repeat(101), 'a\0b', '\ud800'] },
  offer: {
    offer: [
      { type: 'answer', sdp: 'v=0' },
      { type: 'offer' },
      { type: 'offer', sdp: '' },
      { type: 'offer', sdp: 7 },
      { type: 'offer', sdp: 'x'.repeat(60_001) },
    ],
  },
  answer: {
    answer: [
      { type: 'offer', sdp: 'v=0' },
      { type: 'answer', sdp: null },
    ],
  },
  'ice-candidate': {
    candidate: [
      'candidate:1',
      {},
      { candidate: 7 },
      { candidate: 'x'.repeat(4_001) },
      { candidate: '', sdpMLineIndex: -1 },
      { candidate: '', sdpMLineIndex: 1.5 },
      { candidate: '', sdpMid: {} },
    ],
  },
  'call-ended': {},
  message: {
    id: ['', '1', "' or true --", `${id}0`],
    message: ['', '   ', 'x'.repeat(501), 'a\0b', '\ud800'],
  },
  recording: {
    recordingId: ['', '1', "' or true --", `${id}0`],
    action: ['', 'Ask', 'asked', 'pause', '__proto__', 'toString'],
  },
}
/** The fields that may be there, with values that they must not have. */
const optionalFields: Record<ClientEventName, Record<string, unknown[]>> = {
  register: { clientId: ['', 'x'.repeat(65), 7], ready: ['true', 1, null, {}] },
  offer: { epoch: [-1, 1.5, '1', null, 2 ** 60] },
  answer: { epoch: [-1, 1.5, '1', null, 2 ** 60] },
  'ice-candidate': {},
  'call-ended': {},
  message: {},
  recording: { studio: ['true', 0, null, {}] },
}
const nobodysValue = [undefined, 0, -1, true, [], ['offer'], nested(500), [null], { length: 1 }]
const hostileRooms = ['', 'x'.repeat(101), 'x'.repeat(50_000), 'a\0b', 0, null, [], {}, { $ne: 1 }]

function nested(depth: number): unknown {
  let value: unknown = {}
  for (let level = 0; level < depth; level += 1) value = { candidate: value }
  return value
}

/** The arguments that follow an event's name, each one of them wrong. */
function badArguments(name: ClientEventName): unknown[][] {
  const good = wellFormed[name]
  const fields = Object.entries(requiredFields[name]).flatMap(([field, values]) =>
    [...nobodysValue, ...values].map((value) => [{ ...good, [field]: value }]),
  )
  const optional = Object.entries(optionalFields[name]).flatMap(([field, values]) =>
    values.map((value) => [{ ...good, [field]: value }]),
  )
  return [
    [],
    ...optional,
    ...[null, 0, 7, true, '', 'text', 'x'.repeat(60_000), [], [good]].map((payload) => [payload]),
    [good, good],
    [good, null],
    ...hostileRooms.map((matchId) => [{ ...good, matchId }]),
    ...(fields.length > 0 ? [[{}], [JSON.parse(`{"__proto__":${JSON.stringify(good)}}`)]] : []),
    ...fields,
  ]
}

const isEventName = (name: string): name is ClientEventName => Object.hasOwn(clientEvents, name)

let call: TestCall
let peer: TestClient
let raw: RawClient
let nextId = 0

beforeAll(async () => {
  call = await startTestCall({ floodLimits: { socket: unlimited, person: unlimited, patience: 1 } })
  peer = await call.connect(call.ben)
  await peer.register()
  raw = await call.openRaw(call.ann)
  await ask(['register', { matchId: call.roomId }])
  await peer.waitFor('peer-joined')
})
afterAll(() => call[Symbol.asyncDispose]())

async function ask(event: unknown[], attachment?: Buffer): Promise<unknown> {
  const askId = nextId++
  raw.socket.send(`4${attachment ? '51-' : '2'}${askId}${JSON.stringify(event)}`)
  if (attachment) raw.socket.send(attachment)
  const prefix = `43${askId}[`
  await until(() => raw.frames.some((frame) => frame.startsWith(prefix)))
  const frame = raw.frames.find((text) => text.startsWith(prefix)) ?? ''
  return JSON.parse(frame.slice(prefix.length - 1))[0]
}

const errors = (): { code: string }[] =>
  raw.frames.filter((frame) => frame.startsWith('42["error"')).map((frame) => JSON.parse(frame.slice(2))[1])

/** The code that this event is refused with, in its acknowledgement and in the one error event that comes with it. */
async function refusalOf(event: unknown[], attachment?: Buffer) {
  const before = errors().length
  const answer = await ask(event, attachment)
  const [error, ...more] = errors().slice(before)
  const isSame = more.length === 0 && JSON.stringify(answer) === JSON.stringify({ ok: false, ...error })
  return isSame ? error?.code : `${JSON.stringify(answer)} to ${JSON.stringify(event).slice(0, 300)}`
}

/** What the other one got that it should not: all that comes in before a good candidate that is sent now. */
async function relayedBefore(since: number) {
  const good = { candidate: candidate(nextId) }
  await ask(['ice-candidate', good])
  const isGood = ([, payload]: [string, unknown]) =>
    JSON.stringify(payload).includes(`"candidate:${good.candidate.candidate.split(':')[1]}"`)
  await until(() => peer.log.some(isGood))
  return peer.log.slice(since).filter((entry) => !isGood(entry))
}

async function rows() {
  return call.server.database.asSystem(async (tx) => ({
    messages: await tx.selectFrom('call_messages').selectAll().execute(),
    recordings: await tx.selectFrom('recording_events').selectAll().execute(),
    rooms: await tx.selectFrom('video_rooms').select(['room_id', 'ended_at']).execute(),
    chats: await tx.selectFrom('coffee_chats').select(['id', 'status']).execute(),
  }))
}

const names = Object.keys(clientEvents).filter(isEventName)

describe.each(names)('%s', (name) => {
  test('wrong arguments are answered with a code, not relayed, not written', async () => {
    const before = await rows()
    const since = peer.log.length
    for (const event of badArguments(name)) expect(await refusalOf([name, ...event])).toBe('invalid-request')
    expect(await relayedBefore(since)).toEqual([])
    expect(await rows()).toEqual(before)
  })

  test('binary data is no payload', async () => {
    const since = peer.log.length
    const placeholder = { _placeholder: true, num: 0 }
    const inside = { ...wellFormed[name], matchId: placeholder }
    expect(await refusalOf([name, placeholder], Buffer.from('x'))).toBe('invalid-request')
    expect(await refusalOf([name, inside], Buffer.from('x'))).toBe('invalid-request')
    expect(await relayedBefore(since)).toEqual([])
  })

  test('without an acknowledgement, the error event still comes', async () => {
    const before = errors().length
    raw.emit(name, null)
    await until(() => errors().length > before)
    expect(errors().slice(before)).toMatchObject([{ code: 'invalid-request' }])
  })
})

const unknownEvents = [
  'offers',
  'Offer',
  'joined',
  'peer-joined',
  'message-posted',
  'chat-changed',
  'server-shutdown',
  'error',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'x'.repeat(50_000),
  '\0',
  7,
]
test.each(unknownEvents)('there is no event %s', async (name) => {
  const since = peer.log.length
  expect(await refusalOf([name, { matchId: call.roomId }])).toBe('invalid-request')
  expect(await relayedBefore(since)).toEqual([])
})

test('unknown fields are dropped, whatever is in them', async () => {
  const before = peer.received('offer').length
  const junk = { __proto__: { polluted: true }, constructor: { prototype: 1 }, deep: nested(200), to: 'all' }
  const payload = { offer: { type: 'offer', sdp: 'v=0', extra: junk }, ...junk }
  expect(await ask(['offer', payload])).toEqual({ ok: true })
  await until(() => peer.received('offer').length > before)
  expect(peer.received('offer').at(-1)).toEqual({
    offer: { type: 'offer', sdp: 'v=0' },
    matchId: call.roomId,
    from: call.ann.id,
  })
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('the largest offer passes; a frame over 64 KB ends its own connection alone', async () => {
  const sdp = 'x'.repeat(60_000)
  expect(await ask(['offer', { offer: { type: 'offer', sdp } }])).toEqual({ ok: true })
  const other = await call.openRaw(call.cleo)
  other.emit('offer', { offer: { type: 'offer', sdp: 'x'.repeat(66_000) } })
  await until(() => other.socket.readyState === other.socket.CLOSED)
  expect(await relayedBefore(peer.log.length)).toEqual([])
})
