import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textLimits } from '../../contract/limits.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { askToRecord, createMember, openRoom, outcome } from './testMembers.ts'

let database: TestDatabase
let ann: string
let bob: string
let roomId: string
let taken: Record<string, unknown>

beforeAll(async () => {
  database = await createTestDatabase()
  ann = await createMember(database, 'Ann')
  bob = await createMember(database, 'Bob')
  roomId = await openRoom(database, ann, bob)
  taken = (await insert('coffee_chats', { ...chat(), idempotency_key: 'key' })).rows[0]
})
afterAll(() => database.close())

function insert(
  table: string,
  row: Record<string, unknown>,
  through: Pick<PoolClient, 'query'> = database.pool,
) {
  const columns = Object.keys(row)
  const values = columns.map((_, index) => `$${index + 1}`)
  const statement = `insert into ${table} (${columns.join(', ')}) values (${values.join(', ')}) returning *`
  return through.query(statement, Object.values(row))
}

/** Past the triggers on this table, which would refuse or mend the row before any constraint sees it. */
async function insertUnguarded(table: string, row: Record<string, unknown>) {
  const client = await database.pool.connect()
  try {
    await client.query(`begin; alter table ${table} disable trigger user`)
    await insert(table, row, client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const nobody = () => crypto.randomUUID()
const person = () => ({ id: nobody(), name: 'Eve' })
const chat = () => ({ requester_id: ann, recipient_id: bob, scheduled_time: '2100-01-01T12:00:00Z' })
const room = () => ({ participants: [ann, bob], created_by: ann })
const message = () => ({ channel_name: `video-${roomId}`, user_id: ann, message: 'Hi' })
const booking = () => ({ chat_id: taken.id, person_id: ann, during: '[2100-01-01,2100-01-02)' })
const summary = () => ({
  room_id: roomId,
  person_id: ann,
  connected_seconds: 60,
  level_seconds: [0, 0, 0, 0, 60],
})
const step = () => ({ recording_id: recordingId, step: 2, room_id: roomId, person_id: bob, action: 'agree' })
const file = () => ({
  recording_id: nobody(),
  room_id: roomId,
  owner_id: ann,
  name: 'call.webm',
  type: 'video/webm',
  size_bytes: 1,
  duration_ms: 0,
})
const text = (length: number) => 'é'.repeat(length)

/** Each constraint with a statement that only it refuses. Written for the owner, so that neither grants nor policies help. */
const refusals: Record<string, () => Promise<unknown>> = {
  profiles_pkey: () => insert('profiles', { ...person(), id: ann }),
  profiles_name_check: () => insert('profiles', { ...person(), name: '  ' }),
  profiles_headline_check: () => insert('profiles', { ...person(), headline: text(textLimits.headline + 1) }),
  profiles_bio_check: () => insert('profiles', { ...person(), bio: text(textLimits.bio + 1) }),
  profiles_interests_check: () =>
    insert('profiles', { ...person(), interests: Array.from({ length: 13 }, () => 'tea') }),
  profiles_time_zone_check: () => insert('profiles', { ...person(), time_zone: '' }),
  person_settings_pkey: () => insert('person_settings', { person_id: ann }),
  person_settings_retention_check: () =>
    insert('person_settings', { person_id: bob, message_retention_days: 2 }),
  person_settings_person_id_fkey: () => insert('person_settings', { person_id: nobody() }),
  video_rooms_pkey: () => insert('video_rooms', { ...room(), id: roomKey }),
  video_rooms_room_id_key: () => insert('video_rooms', { ...room(), room_id: roomId }),
  video_rooms_participants_check: () => insert('video_rooms', { ...room(), participants: [ann, ann] }),
  video_rooms_created_by_fkey: () => insert('video_rooms', { ...room(), created_by: nobody() }),
  coffee_chats_pkey: () => insert('coffee_chats', { ...chat(), id: taken.id }),
  coffee_chats_requester_id_fkey: () => insert('coffee_chats', { ...chat(), requester_id: nobody() }),
  coffee_chats_recipient_id_fkey: () => insert('coffee_chats', { ...chat(), recipient_id: nobody() }),
  coffee_chats_closed_by_fkey: () => insert('coffee_chats', { ...chat(), closed_by: nobody() }),
  coffee_chats_video_link_fkey: () => insert('coffee_chats', { ...chat(), video_link: nobody() }),
  coffee_chats_video_link_key: () => insert('coffee_chats', { ...chat(), video_link: roomId }),
  coffee_chats_scheduled_time_check: () => insert('coffee_chats', { ...chat(), scheduled_time: 'infinity' }),
  coffee_chats_duration_minutes_check: () => insert('coffee_chats', { ...chat(), duration_minutes: 20 }),
  coffee_chats_status_check: () => insert('coffee_chats', { ...chat(), status: 'maybe' }),
  coffee_chats_topic_check: () => insert('coffee_chats', { ...chat(), topic: text(textLimits.topic + 1) }),
  coffee_chats_notes_check: () => insert('coffee_chats', { ...chat(), notes: text(textLimits.notes + 1) }),
  coffee_chats_reason_check: () => insert('coffee_chats', { ...chat(), reason: text(textLimits.reason + 1) }),
  coffee_chats_idempotency_key_check: () => insert('coffee_chats', { ...chat(), idempotency_key: '' }),
  coffee_chats_requester_id_idempotency_key_key: () =>
    insert('coffee_chats', { ...chat(), idempotency_key: 'key' }),
  coffee_chats_check: () => insert('coffee_chats', { ...chat(), recipient_id: ann }),
  coffee_chats_check1: () => insert('coffee_chats', { ...chat(), status: 'accepted' }),
  chat_bookings_pkey: () => insert('chat_bookings', { ...booking(), chat_id: booked, during: 'empty' }),
  chat_bookings_chat_id_fkey: () => insert('chat_bookings', { ...booking(), chat_id: nobody() }),
  chat_bookings_person_id_fkey: () => insert('chat_bookings', { ...booking(), person_id: nobody() }),
  chat_bookings_no_overlap: () => insert('chat_bookings', { ...booking(), during: '[,)' }),
  call_messages_pkey: () => insert('call_messages', { ...message(), id: messageId }),
  // An insert would already fail for want of a name.
  call_messages_user_id_fkey: () =>
    database.pool.query('update call_messages set user_id = gen_random_uuid()'),
  call_messages_message_check: () =>
    insert('call_messages', { ...message(), message: text(textLimits.message + 1) }),
  call_summaries_pkey: () => insert('call_summaries', summary()),
  call_summaries_room_id_fkey: () => insert('call_summaries', { ...summary(), room_id: nobody() }),
  call_summaries_person_id_fkey: () => insert('call_summaries', { ...summary(), person_id: nobody() }),
  call_summaries_seconds_check: () => insert('call_summaries', { ...summary(), connected_seconds: -1 }),
  call_summaries_round_trip_check: () =>
    insert('call_summaries', { ...summary(), p95_round_trip_ms: 60_001 }),
  call_summaries_loss_check: () => insert('call_summaries', { ...summary(), loss_ratio: 'NaN' }),
  call_summaries_bitrate_check: () => insert('call_summaries', { ...summary(), down_bitrate: 1_000_000_001 }),
  call_summaries_path_check: () => insert('call_summaries', { ...summary(), path: '192.0.2.1' }),
  call_summaries_levels_check: () => insert('call_summaries', { ...summary(), level_seconds: [0, 0, 0, 60] }),
  recording_events_pkey: () => insertUnguarded('recording_events', { ...step(), step: 1 }),
  recording_events_room_id_fkey: () => insertUnguarded('recording_events', { ...step(), room_id: nobody() }),
  recording_events_person_id_fkey: () =>
    insertUnguarded('recording_events', { ...step(), person_id: nobody() }),
  recording_events_action_check: () => insertUnguarded('recording_events', { ...step(), action: 'pause' }),
  recording_events_studio_check: () => insertUnguarded('recording_events', { ...step(), studio: true }),
  recording_files_pkey: () => insert('recording_files', { ...file(), id: fileId }),
  recording_files_room_id_fkey: () => insert('recording_files', { ...file(), room_id: nobody() }),
  recording_files_owner_id_fkey: () => insert('recording_files', { ...file(), owner_id: nobody() }),
  recording_files_name_check: () => insert('recording_files', { ...file(), name: '' }),
  recording_files_type_check: () => insert('recording_files', { ...file(), type: text(101) }),
  recording_files_size_check: () => insert('recording_files', { ...file(), size_bytes: 0 }),
  recording_files_duration_check: () => insert('recording_files', { ...file(), duration_ms: 86_400_001 }),
  recording_files_picture_check: () =>
    insert('recording_files', { ...file(), picture: Buffer.alloc(204_801) }),
  recording_files_state_check: () => insert('recording_files', { ...file(), state: 'lost' }),
}

let roomKey: string
let booked: string
let messageId: string
let recordingId: string
let fileId: string
beforeAll(async () => {
  roomKey = (await database.pool.query('select id from video_rooms')).rows[0].id
  booked = (await database.pool.query('select chat_id from chat_bookings')).rows[0].chat_id
  await insert('person_settings', { person_id: ann })
  await insert('call_summaries', summary())
  recordingId = await askToRecord(database, ann, roomId)
  fileId = (await insert('recording_files', file())).rows[0].id
  messageId = (await insert('call_messages', message())).rows[0].id
})

test('every constraint in the database has its statement here', async () => {
  const { rows } = await database.pool.query<{ conname: string }>(
    `select conname from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')`,
  )
  expect(rows.map((row) => row.conname).toSorted()).toEqual(Object.keys(refusals).toSorted())
})

test.for(Object.keys(refusals))('%s', async (constraint) => {
  expect(await outcome(Promise.resolve(refusals[constraint]?.()))).toBe(constraint)
})

test.for([[0, 0, 0, 0, null], [0, 0, 0, 0, -1], [86_401, 0, 0, 0, 0], [[0, 0, 0, 0, 60]]])(
  'the levels %j are refused',
  async (level_seconds) => {
    expect(await outcome(insert('call_summaries', { ...summary(), person_id: bob, level_seconds }))).toBe(
      'call_summaries_levels_check',
    )
  },
)

test('the longest texts are let through, counted in characters', async () => {
  const { topic, notes, message: longest } = textLimits
  expect(await outcome(insert('coffee_chats', { ...chat(), topic: text(topic), notes: text(notes) }))).toBe(
    'done',
  )
  expect(await outcome(insert('call_messages', { ...message(), message: text(longest) }))).toBe('done')
})
