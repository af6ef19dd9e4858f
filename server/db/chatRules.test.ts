import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatActor, chatStatuses, chatTransitions } from '../../contract/chatStates.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { changeChat, createMember, openRoom, outcome, postMessage, requestChat } from './testMembers.ts'

let database: TestDatabase
let ann: string
let bob: string
let carol: string

beforeAll(async () => {
  database = await createTestDatabase()
  ann = await createMember(database, 'Ann')
  bob = await createMember(database, 'Bob')
  carol = await createMember(database, 'Carol')
})
afterAll(() => database.close())

const readChat = (id: string) =>
  database.asSystem((tx) =>
    tx.selectFrom('coffee_chats').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )

const at = (minute: number) => new Date(Date.UTC(2100, 0, 1, 12, minute))

const accept = async (from: string, to: string, time: Date) =>
  outcome(changeChat(database, to, await requestChat(database, { from, to, time }), 'accepted'))

test('the database has the same state machine as the contract', async () => {
  const actors: ChatActor[] = ['requester', 'recipient', 'clock']
  const expected = []
  const actual = []
  for (const actor of actors) {
    for (const from of chatStatuses) {
      for (const to of chatStatuses) {
        const allowed = chatTransitions.some(
          (t) => t.from === from && t.to === to && t.actors.includes(actor),
        )
        expected.push(`${actor}: ${from} → ${to}: ${allowed}`)
        const { rows } = await database.pool.query('select may_change_chat($1, $2, $3) as may', [
          actor,
          from,
          to,
        ])
        actual.push(`${actor}: ${from} → ${to}: ${rows[0].may}`)
      }
    }
  }
  expect(actual).toHaveLength(147)
  expect(actual).toEqual(expected)
})

test('who may not do it is told so, and nothing changes', async () => {
  const chat = await requestChat(database, { from: ann, to: bob })
  expect(await outcome(changeChat(database, ann, chat, 'accepted'))).toBe('chat/not-yours')
  expect(await outcome(changeChat(database, bob, chat, 'cancelled'))).toBe('chat/not-yours')
  expect(await outcome(changeChat(database, bob, chat, 'completed'))).toBe('chat/not-yours')
  expect(await outcome(changeChat(database, bob, chat, 'pending'))).toBe('chat/not-open')
  expect(await outcome(changeChat(database, carol, chat, 'accepted'))).toBe('No such chat for this member')
  expect((await readChat(chat)).status).toBe('pending')
  await changeChat(database, ann, chat, 'cancelled')
  expect(await outcome(changeChat(database, bob, chat, 'accepted'))).toBe('chat/not-pending')
  expect(await readChat(chat)).toMatchObject({ status: 'cancelled', closed_by: ann, video_link: null })
})

test('an acceptance makes the room and the bookings; a cancellation ends the room and frees the time', async () => {
  const chat = await requestChat(database, { from: ann, to: bob })
  const roomId = await changeChat(database, bob, chat, 'accepted')
  const readRoom = () =>
    database.asSystem((tx) =>
      tx
        .selectFrom('video_rooms')
        .selectAll()
        .where('room_id', '=', String(roomId))
        .executeTakeFirstOrThrow(),
    )
  expect(await readRoom()).toMatchObject({ participants: [ann, bob], created_by: bob, ended_at: null })
  expect((await readChat(chat)).video_link).toBe(roomId)
  const bookings = 'select person_id from chat_bookings where chat_id = $1 order by person_id'
  expect((await database.pool.query(bookings, [chat])).rows.map((row) => row.person_id)).toEqual(
    [ann, bob].toSorted(),
  )

  await changeChat(database, ann, chat, 'cancelled')
  expect((await readRoom()).ended_at).toBeInstanceOf(Date)
  expect((await database.pool.query(bookings, [chat])).rows).toEqual([])
  expect(await outcome(postMessage(database, ann, String(roomId), 'Hello?'))).toBe('42501')
})

test('a chat whose time has come can be neither requested nor accepted', async () => {
  const past = new Date(Date.now() - 1000)
  expect(await outcome(requestChat(database, { from: ann, to: bob, time: past }))).toBe('chat/in-the-past')
  const chat = await requestChat(database, { from: ann, to: bob })
  await database.asSystem((tx) =>
    tx.updateTable('coffee_chats').set({ scheduled_time: past }).where('id', '=', chat).execute(),
  )
  expect(await outcome(changeChat(database, bob, chat, 'accepted'))).toBe('chat/expired')
})

test('chats that touch are not a double booking, chats that overlap are', async () => {
  expect(await accept(ann, bob, at(0))).toBe('done')
  expect(await accept(carol, bob, at(30))).toBe('done')
  expect(await accept(bob, ann, at(-30))).toBe('done')
  expect(await accept(carol, ann, at(29))).toBe('chat_bookings_no_overlap')
  expect(await accept(ann, carol, at(59))).toBe('chat_bookings_no_overlap')
})

test('a member can forge neither state, name, room nor time', async () => {
  const roomId = await openRoom(database, ann, bob)
  const forged = {
    status: 'accepted',
    requester_id: ann,
    recipient_id: bob,
    scheduled_time: new Date('2101-01-01'),
  } as const
  const insert = (values: object) =>
    database.asMember(ann, (tx) =>
      tx
        .insertInto('coffee_chats')
        .values({ ...forged, ...values })
        .returningAll()
        .executeTakeFirstOrThrow(),
    )
  expect(await insert({})).toMatchObject({ status: 'pending', video_link: null, closed_by: null })
  const forbidden = {
    video_link: roomId,
    created_at: new Date(0),
    closed_by: bob,
    ends_at: new Date(0),
    reason: 'x',
  }
  for (const [column, value] of Object.entries(forbidden)) {
    expect(await outcome(insert({ [column]: value }))).toBe('42501')
  }
  expect(await outcome(insert({ requester_id: carol }))).toBe('42501')
})

test('a message has the name and the time that the database gives it', async () => {
  const roomId = await openRoom(database, bob, carol)
  const post = (values: object) =>
    database.asMember(bob, (tx) =>
      tx
        .insertInto('call_messages')
        .values({ channel_name: `video-${roomId}`, user_id: bob, message: 'Hi', ...values })
        .returningAll()
        .executeTakeFirstOrThrow(),
    )
  expect(await post({ user_name: 'Carol' })).toMatchObject({ user_name: 'Bob', user_id: bob })
  expect(await outcome(post({ user_id: carol }))).toBe('42501')
  expect(await outcome(post({ seq: 1 }))).toBe('42501')
  expect(await outcome(post({ created_at: new Date(0) }))).toBe('42501')
  for (const channel_name of [
    roomId,
    `audio-${roomId}`,
    'video-none',
    '',
    `video-${await openRoom(database, ann, carol)}`,
  ]) {
    expect(await outcome(post({ channel_name }))).toBe('42501')
  }
})

test('an account that ends takes its chats, rooms and bookings along, whichever side it was', async () => {
  for (const side of ['from', 'to'] as const) {
    const dora = await createMember(database, 'Dora')
    const people = side === 'from' ? ([dora, ann] as const) : ([ann, dora] as const)
    const time = new Date(side === 'from' ? '2102-01-01' : '2102-01-02')
    const chat = await requestChat(database, { from: people[0], to: people[1], time })
    const roomId = await changeChat(database, people[1], chat, 'accepted')
    await postMessage(database, dora, String(roomId), 'Hello')
    await database.pool.query('delete from accounts."user" where id = $1', [dora])
    for (const query of [
      'select from profiles where id = $1',
      'select from coffee_chats where $1 in (requester_id, recipient_id)',
      'select from call_messages where user_id = $1',
      'select from video_rooms where $1 = any (participants)',
    ]) {
      expect((await database.pool.query(query, [dora])).rowCount).toBe(0)
    }
    expect((await database.pool.query('select from chat_bookings where chat_id = $1', [chat])).rowCount).toBe(
      0,
    )
  }
})
