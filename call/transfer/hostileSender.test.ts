import { expect, test } from 'vitest'
import { fakeFilesChannels } from './fakeFilesChannel.ts'
import { FileHash } from './fileHash.ts'
import { memoryKeep } from './memoryKeep.ts'
import { converse, limit, openPage, someBytes } from './transferSetUp.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const bytes = someBytes(10)
const hashOf = (data: Uint8Array) => {
  const hash = new FileHash()
  hash.add(data)
  return hash.hex()
}

/** A page of ours, and a channel on which the test is the other side. */
async function setUp() {
  const page = openPage()
  const ends = fakeFilesChannels()
  page.transfers.connect(ends[0])
  for (const end of ends) end.open()
  const said: { type: string; id?: string; reason?: string; ok?: boolean }[] = []
  ends[1].addEventListener('message', (event) => {
    if ('data' in event && typeof event.data === 'string') said.push(JSON.parse(event.data))
  })
  const say = async (...messages: (object | ArrayBuffer)[]) => {
    for (const message of messages) {
      if (message instanceof ArrayBuffer) ends[1].send(message)
      else ends[1].say(message)
    }
    await converse(ends)
  }
  await say({ type: 'ready', again: false })
  const offer = async (change: object = {}) => {
    await say({ type: 'offer', id, name: 'a.bin', size: 10, mediaType: '', ...change })
    await page.transfers.accept(id)
    await converse(ends)
  }
  return { ...page, said, say, offer }
}

const begin = { type: 'begin', id, from: 0 }
const done = { type: 'done', id, sha256: hashOf(bytes) }

test('an honest one is believed', async () => {
  const { offer, say, only, said } = await setUp()
  await offer()
  await say(begin, bytes.buffer, done)
  expect(only().status).toBe('complete')
  expect(said.at(-1)).toEqual({ type: 'received', id, ok: true })
})

test.each<[string, (object | ArrayBuffer)[]]>([
  ['more bytes than offered', [begin, someBytes(11).buffer]],
  ['fewer bytes than offered', [begin, someBytes(9).buffer, done]],
  ['an offset beyond', [{ ...begin, from: 5 }]],
  ['a wrong hash', [begin, bytes.buffer, { ...done, sha256: 'a'.repeat(64) }]],
  ['other bytes than those of the hash', [begin, someBytes(10, 7).buffer, done]],
])('%s: what came is thrown away, and both are told', async (_, messages) => {
  const { offer, say, only, said } = await setUp()
  await offer()
  await say(...messages)
  expect(only()).toMatchObject({ status: 'failed', failure: 'damaged', file: null })
  expect(said.at(-1)).toEqual({ type: 'received', id, ok: false })
  await say(begin, bytes.buffer, done)
  expect(only().status).toBe('failed')
})

test.each<[string, (object | ArrayBuffer)[]]>([
  ['bytes without a beginning', [bytes.buffer, done]],
  ['an end without a beginning', [done]],
  ['nonsense', [{ type: 'surprise' }, { type: 'begin', id: 'other', from: 0 }]],
  ['words on files that nobody offered', [{ ...begin, id: id.replace('0', '1') }, bytes.buffer]],
  [
    'our own words',
    [
      { type: 'accept', id, from: 0 },
      { type: 'received', id, ok: true },
    ],
  ],
])('%s: nothing comes of it', async (_, messages) => {
  const { offer, say, only } = await setUp()
  await offer()
  await say(...messages)
  expect(only()).toMatchObject({ status: 'accepted', moved: 0 })
  await say(begin, bytes.buffer, done)
  expect(only().status).toBe('complete')
})

test('nothing is taken that was not accepted', async () => {
  const { say, only } = await setUp()
  await say({ type: 'offer', id, name: 'a', size: 10, mediaType: '' }, begin, bytes.buffer, done)
  expect(only()).toMatchObject({ status: 'offered', moved: 0 })
})

test('a name is only a name', async () => {
  const { offer, only } = await setUp()
  await offer({ name: '../../photo\u202Egpj.exe' })
  expect(only().name).toBe('photogpj.exe')
})

test('what is too large is refused unseen', async () => {
  const { offer, transfers, said } = await setUp()
  await offer({ size: limit + 1 })
  expect(transfers.getState()).toEqual([])
  expect(said.at(-1)).toEqual({ type: 'refuse', id, reason: 'too-large' })
})

test('a file offered anew with another size is refused', async () => {
  const { offer, said, only } = await setUp()
  await offer()
  await offer({ size: 11 })
  expect(said.at(-1)).toEqual({ type: 'refuse', id, reason: 'bad' })
  expect(only().size).toBe(10)
})

test('ten thousand offers are twenty', async () => {
  const { say, transfers, said } = await setUp()
  const offers = Array.from({ length: 10_000 }, (_, at) => ({
    type: 'offer',
    id: `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`,
    name: 'a',
    size: 1,
    mediaType: '',
  }))
  await say(...offers)
  expect(transfers.getState()).toHaveLength(20)
  expect(said.filter(({ reason }) => reason === 'too-many')).toHaveLength(9_980)
})

test('offers that are withdrawn leave no heap behind', async () => {
  const { say, transfers } = await setUp()
  for (let at = 0; at < 300; at += 1) {
    const other = `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`
    await say({ type: 'offer', id: other, name: 'a', size: 1, mediaType: '' }, { type: 'cancel', id: other })
  }
  expect(transfers.getState().length).toBeLessThanOrEqual(101)
})

test('what is cancelled while it is looked up for leaves no trace', async () => {
  const looked = Promise.withResolvers<null>()
  const page = openPage({ ...memoryKeep(), reopen: () => looked.promise })
  const ends = fakeFilesChannels()
  page.transfers.connect(ends[0])
  for (const end of ends) end.open()
  for (const message of [
    { type: 'offer', id, name: 'a', size: 10, mediaType: '' },
    { type: 'cancel', id },
  ])
    ends[1].say(message)
  await converse(ends)
  looked.resolve(null)
  await converse(ends)
  expect(page.transfers.getState()).toEqual([])
})

test('who accepts what is over hears so again', async () => {
  const { transfers, say, said } = await setUp()
  const own = transfers.offer({ name: 'a', size: 10, type: '' }, { read: () => Promise.resolve(bytes) })
  transfers.cancel(own)
  await say({ type: 'accept', id: own, from: 0 })
  expect(said.filter(({ type }) => type === 'cancel')).toHaveLength(2)
})
