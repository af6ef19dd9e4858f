import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  findRecordingTransition,
  type RecordingAction,
  type RecordingActor,
  recordingActions,
  recordingStates,
  recordingTransitions,
} from '../../contract/recordingStates.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { askToRecord, asRole, createMember, openRoom, outcome, writeStep } from './testMembers.ts'

let database: TestDatabase
let ann: string
let bob: string
let carol: string
let roomId: string

beforeAll(async () => {
  database = await createTestDatabase()
  ann = await createMember(database, 'Ann')
  bob = await createMember(database, 'Bob')
  carol = await createMember(database, 'Carol')
  roomId = await openRoom(database, ann, bob)
})
afterAll(() => database.close())

type Attempt = { recordingId: string; action: RecordingAction; room?: string }

const step = (person: string, { recordingId, action, room = roomId }: Attempt) =>
  outcome(writeStep(database, person, { recordingId, roomId: room, action }))

async function actionsOf(recordingId: string) {
  const { rows } = await database.pool.query<{ action: string }>(
    'select action from recording_events where recording_id = $1 order by step',
    [recordingId],
  )
  return rows.map((row) => row.action)
}

test('the database has the same state machine as the contract', async () => {
  const actors: RecordingActor[] = ['recorder', 'subject']
  const expected = []
  const actual = []
  for (const actor of actors) {
    for (const from of [null, ...recordingStates]) {
      for (const action of recordingActions) {
        expected.push([actor, from, action, findRecordingTransition(from, action, actor)?.to ?? null])
        const next = 'select next_recording_state($1, $2, $3) as state'
        const { rows } = await database.pool.query(next, [actor, from, action])
        actual.push([actor, from, action, rows[0].state])
      }
    }
  }
  expect(actual).toHaveLength(84)
  expect(actual).toEqual(expected)
  for (const { action, to } of recordingTransitions) {
    const { rows } = await database.pool.query('select recording_state_after($1) as state', [action])
    expect([action, rows[0].state]).toEqual([action, to])
  }
})

/** How each state is reached: by whom, by what. */
const ways: Record<string, [person: 'recorder' | 'subject', RecordingAction][]> = {
  asked: [['recorder', 'ask']],
  agreed: [
    ['recorder', 'ask'],
    ['subject', 'agree'],
  ],
  recording: [
    ['recorder', 'ask'],
    ['subject', 'agree'],
    ['recorder', 'start'],
  ],
  declined: [
    ['recorder', 'ask'],
    ['subject', 'decline'],
  ],
  withdrawn: [
    ['recorder', 'ask'],
    ['subject', 'agree'],
    ['subject', 'withdraw'],
  ],
  stopped: [
    ['recorder', 'ask'],
    ['recorder', 'stop'],
  ],
}

test.for(recordingStates)('from %s each of the two can do exactly what the table says', async (state) => {
  const people = { recorder: ann, subject: bob }
  for (const actor of ['recorder', 'subject'] as const) {
    for (const action of recordingActions) {
      const recordingId = crypto.randomUUID()
      for (const [person, before] of ways[state] ?? []) {
        expect(await step(people[person], { recordingId, action: before })).toBe('done')
      }
      const isOwn = recordingTransitions.some((rule) => rule.action === action && rule.actor === actor)
      const leadsOn = findRecordingTransition(state, action, actor) !== undefined
      const expected = leadsOn ? 'done' : isOwn ? 'recording/not-open' : 'recording/not-yours'
      const written = await actionsOf(recordingId)
      expect([action, await step(people[actor], { recordingId, action })]).toEqual([action, expected])
      expect(await actionsOf(recordingId)).toEqual(leadsOn ? [...written, action] : written)
    }
  }
})

test('nobody takes a step for somebody else, in a foreign room, or at a time of their own', async () => {
  const recordingId = await askToRecord(database, ann, roomId)
  const insert = (person: string, values: object) =>
    outcome(
      database.asMember(person, (tx) =>
        tx
          .insertInto('recording_events')
          .values({ recording_id: recordingId, room_id: roomId, person_id: bob, action: 'agree', ...values })
          .execute(),
      ),
    )
  expect(await insert(ann, {})).toBe('recording/not-yours')
  expect(await insert(carol, {})).toBe('recording/not-yours')
  expect(await insert(carol, { person_id: carol })).toBe('room/not-participant')
  expect(await insert(bob, { at: new Date(0) })).toBe('42501')
  expect(await insert(bob, { step: 7 })).toBe('42501')
  expect(await insert(bob, { action: 'pause' })).toBe('recording/not-yours')
  expect(await insert(bob, { room_id: 'nowhere' })).toBe('room/not-found')
  const elsewhere = await openRoom(database, bob, carol)
  expect(await insert(bob, { room_id: elsewhere })).toBe('recording/not-found')
  expect(await step(bob, { recordingId, action: 'ask', room: elsewhere })).toBe('recording/not-found')
  expect(await actionsOf(recordingId)).toEqual(['ask'])
})

test('a step once written stays as it is, whoever wants it otherwise', async () => {
  const recordingId = await askToRecord(database, ann, roomId)
  const changes = [
    'update recording_events set at = now()',
    `update recording_events set action = 'agree' where recording_id = '${recordingId}'`,
    'delete from recording_events',
    'truncate recording_events',
    'truncate video_rooms cascade',
  ]
  for (const change of changes) {
    expect(await outcome(database.pool.query(change))).toBe('42501')
    for (const role of ['authenticated', 'service_role', 'anon']) {
      expect(await outcome(asRole(database, role, change))).toBe('42501')
    }
  }
  expect(await actionsOf(recordingId)).toEqual(['ask'])
})

test('what is open when the room ends is stopped; nothing begins there any more', async () => {
  const room = await openRoom(database, ann, bob)
  const [asked, agreed, over] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await step(bob, { recordingId: over, action: 'ask', room })
  await step(ann, { recordingId: over, action: 'decline', room })
  await step(ann, { recordingId: asked, action: 'ask', room })
  await step(bob, { recordingId: agreed, action: 'ask', room })
  await step(ann, { recordingId: agreed, action: 'agree', room })
  await database.pool.query(`update coffee_chats set status = 'completed' where video_link = $1`, [room])
  expect(await actionsOf(over)).toEqual(['ask', 'decline'])
  expect(await actionsOf(asked)).toEqual(['ask', 'stop'])
  expect(await actionsOf(agreed)).toEqual(['ask', 'agree', 'stop'])
  expect(await step(ann, { recordingId: crypto.randomUUID(), action: 'ask', room })).toBe('room/ended')
  expect(await step(bob, { recordingId: agreed, action: 'start', room })).toBe('recording/not-open')
})

test('a recorder asks 200 times in a room, and no more; the other one still may', async () => {
  const room = await openRoom(database, ann, bob)
  await database.pool.query(
    `insert into recording_events (recording_id, room_id, person_id, action)
    select gen_random_uuid(), $1, $2, 'ask' from generate_series(1, 200)`,
    [room, ann],
  )
  expect(await step(ann, { recordingId: crypto.randomUUID(), action: 'ask', room })).toBe('rate-limited')
  expect(await step(bob, { recordingId: crypto.randomUUID(), action: 'ask', room })).toBe('done')
})

test('an account that ends takes its steps along, and the recordings of its rooms', async () => {
  for (const side of ['recorder', 'subject'] as const) {
    const dora = await createMember(database, 'Dora')
    const room = await openRoom(database, dora, ann)
    const [recorder, subject] = side === 'recorder' ? [dora, ann] : [ann, dora]
    const recordingId = await askToRecord(database, recorder, room)
    await step(subject, { recordingId, action: 'agree', room })
    await database.pool.query('delete from accounts."user" where id = $1', [dora])
    expect(await actionsOf(recordingId)).toEqual([])
  }
})
