import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordingAction } from '../../contract/recordingStates.ts'
import { createTestDatabase, type TestDatabase } from '../db/testDatabase.ts'
import { createMember, openRoom, outcome } from '../db/testMembers.ts'
import { toRefusal } from '../errors.ts'
import { listRecordings, stopOpenRecordings, takeStep } from './consentRepository.ts'

let database: TestDatabase
let ann: string
let ben: string
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 })
  ann = await createMember(database, 'Ann')
  ben = await createMember(database, 'Ben')
})
afterAll(() => database.close())

const refusalOf = (error: unknown) => {
  throw new Error(toRefusal(error).code)
}

/** A room, and what a step in it ends in: 'done' or the code of the refusal. */
async function newRoom() {
  const roomId = await openRoom(database, ann, ben)
  const take = (personId: string, action: RecordingAction, recordingId: string) =>
    outcome(takeStep(database, personId, { roomId, action, recordingId }).catch(refusalOf))
  const list = async () => (await listRecordings(database, ann, roomId)).items
  return { roomId, take, list }
}

test('agreed and stopped at the same moment, 100 times: one legal end each', async () => {
  const { take, list } = await newRoom()
  const rounds: { id: string; agreed: string | undefined }[] = []
  for (let round = 0; round < 100; round += 1) {
    const id = crypto.randomUUID()
    await take(ann, 'ask', id)
    const agree = () => take(ben, 'agree', id)
    const stop = () => take(ann, 'stop', id)
    const [agreed, stopped] =
      round % 2 === 0
        ? await Promise.all([agree(), stop()])
        : (await Promise.all([stop(), agree()])).toReversed()
    expect(stopped).toBe('done')
    rounds.push({ id, agreed })
  }
  const actions = new Map((await list()).map(({ id, events }) => [id, events.map(({ action }) => action)]))
  for (const { id, agreed } of rounds) {
    expect(actions.get(id)).toEqual(agreed === 'done' ? ['ask', 'agree', 'stop'] : ['ask', 'stop'])
  }
  expect(new Set(rounds.map(({ agreed }) => agreed))).toEqual(new Set(['done', 'recording/not-open']))
})

test('each step sent 20 times at once is written once, and none is refused', async () => {
  const { take, list } = await newRoom()
  const id = crypto.randomUUID()
  const steps: [string, RecordingAction][] = [
    [ann, 'ask'],
    [ben, 'agree'],
    [ann, 'start'],
    [ben, 'withdraw'],
  ]
  for (const [person, action] of steps) {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => take(person, action, id)))
    expect(new Set(outcomes)).toEqual(new Set(['done']))
  }
  const [recording] = await list()
  expect(recording?.events.map(({ action }) => action)).toEqual(steps.map(([, action]) => action))
})

test('of 20 questions at once one stays open', async () => {
  const { take, list } = await newRoom()
  await Promise.all(Array.from({ length: 20 }, () => take(ann, 'ask', crypto.randomUUID())))
  const states = (await list()).map(({ state }) => state)
  expect(states.toSorted()).toEqual(['asked', ...Array.from({ length: 19 }, () => 'stopped')])
})

test('two who ask with the same id at once, each in a room of their own: one of them has it', async () => {
  const rooms = await Promise.all(Array.from({ length: 10 }, newRoom))
  const id = crypto.randomUUID()
  const outcomes = await Promise.all(rooms.map(({ take }) => take(ann, 'ask', id)))
  expect(outcomes.toSorted()).toEqual(['done', ...Array.from({ length: 9 }, () => 'recording/not-found')])
})

test('withdrawn and left at the same moment, 50 times: one end each, and the leaving never fails', async () => {
  const { roomId, take, list } = await newRoom()
  for (let round = 0; round < 50; round += 1) {
    const id = crypto.randomUUID()
    await take(ann, 'ask', id)
    await take(ben, 'agree', id)
    const [withdrawn, stopped] = await Promise.all([
      take(ben, 'withdraw', id),
      stopOpenRecordings(database, ann, roomId),
    ])
    expect(stopped.map((recording) => recording.id)).toEqual(withdrawn === 'done' ? [] : [id])
  }
  const ends = new Set((await list()).map(({ state, events }) => `${state} ${events.length}`))
  expect([...ends].filter((end) => end !== 'withdrawn 3' && end !== 'stopped 3')).toEqual([])
})

test('asked and cancelled at the same moment, 50 times: nothing stays open in a room that ended', async () => {
  for (let round = 0; round < 50; round += 1) {
    const { roomId, take, list } = await newRoom()
    const cancel = () =>
      database.asMember(ben, (tx) =>
        tx
          .updateTable('coffee_chats')
          .set({ status: 'cancelled' })
          .where('video_link', '=', roomId)
          .execute(),
      )
    const [asked] = await Promise.all([take(ann, 'ask', crypto.randomUUID()), cancel()])
    expect((await list()).map(({ state }) => state)).toEqual(asked === 'done' ? ['stopped'] : [])
    expect(['done', 'room/ended']).toContain(asked)
  }
  const { rows } = await database.pool.query(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  expect(rows).toEqual([{ deadlocks: 0 }])
})
