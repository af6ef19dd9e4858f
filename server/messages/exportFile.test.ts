import { expect, test } from 'vitest'
import type { CallMessage, Room } from '../../contract/rooms.ts'
import { exportFile } from './exportFile.ts'

const person = (name: string) => ({
  id: `id of ${name}`,
  name,
  headline: '',
  bio: '',
  interests: [],
  timeZone: 'UTC',
})
const roomWith = (other: string): Room => ({
  roomId: 'room',
  messageRetentionDays: null,
  participants: [person('Anna Able'), person(other)],
  chat: {
    id: 'chat',
    requesterId: 'a',
    recipientId: 'b',
    scheduledTime: '2026-10-24T23:30:00.000Z',
    durationMinutes: 30,
    status: 'completed',
    topic: 'Rye\nand wheat',
    notes: null,
    reason: null,
    closedBy: null,
    videoLink: 'room',
    createdAt: '2026-10-20T10:00:00.000Z',
    updatedAt: '2026-10-20T10:00:00.000Z',
    other: person(other),
  },
})
let seq = 0
const says = (userName: string, message: string, createdAt: string): CallMessage => {
  seq += 1
  return { id: `id-${seq}`, roomId: 'room', userId: userName, userName, message, seq, createdAt }
}

async function exported(other: string, format: 'text' | 'json', ...pages: CallMessage[][]) {
  async function* read() {
    for (const page of pages) yield await Promise.resolve(page)
  }
  const options = { format, timeZone: 'Europe/Berlin', now: new Date('2026-11-01T00:00:00Z') }
  const file = exportFile(roomWith(other), read(), options)
  let text = ''
  for await (const piece of file.pieces) text += piece
  return { ...file, text }
}

test('the text has the reader’s days and hours, across the end of summer time', async () => {
  const { text } = await exported(
    'Ben Bright',
    'text',
    [says('Anna Able', 'Hello\n12:00  Ben Bright: I owe you 5', '2026-10-24T23:31:00Z')],
    [says('Ben Bright', 'Good morning ☕', '2026-10-25T01:05:00Z')],
    [says('Ben\n\u202e09:00  Anna', 'x', '2026-10-25T23:05:00Z')],
  )
  expect(text).toBe(`Messages of Anna Able and Ben Bright
Coffee chat on Sunday, 25 October 2026, 01:30 (Europe/Berlin), 30 minutes
Topic: Rye and wheat

Sunday, 25 October 2026

01:31  Anna Able: Hello
       12:00  Ben Bright: I owe you 5
02:05  Ben Bright: Good morning ☕

Monday, 26 October 2026

00:05  Ben 09:00 Anna: x
`)
})

test('the JSON is whole, with and without messages', async () => {
  const message = says('Ben', '"</script>', '2026-10-25T01:05:00Z')
  const { text, type } = await exported('Ben', 'json', [message], [], [message])
  const { roomId: _, ...rest } = message
  expect(JSON.parse(text)).toMatchObject({ roomId: 'room', messages: [rest, rest] })
  expect(JSON.parse((await exported('Ben', 'json')).text)).toMatchObject({ messages: [] })
  expect(type).toBe('application/json')
})

test.each([
  ['Ben Bright', 'avari-messages-2026-10-24-ben-bright.txt'],
  ['Zoë Łukasz"; filename="x.exe', 'avari-messages-2026-10-24-zoe-ukasz-filename-x-exe.txt'],
  ['../../etc/passwd', 'avari-messages-2026-10-24-etc-passwd.txt'],
  ['李雷\r\nSet-Cookie: x', 'avari-messages-2026-10-24-set-cookie-x.txt'],
  ['☕', 'avari-messages-2026-10-24.txt'],
  ['x'.repeat(80), `avari-messages-2026-10-24-${'x'.repeat(40)}.txt`],
])('%j makes a file name that is safe', async (other, name) => {
  expect((await exported(other, 'text')).name).toBe(name)
})
