import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  agreedRecording,
  beginHeaders,
  type RecordingServer,
  send,
  sendRecording,
  startRecordingServer,
  webmBytes,
} from '../recordings/testRecording.ts'
import type { TestMember } from '../testServer.ts'

let server: RecordingServer
let nora: TestMember
let mateo: TestMember
let recording: { roomId: string; recordingId: string }
beforeEach(async () => {
  server = await startRecordingServer()
  nora = await server.signUp('Nora')
  mateo = await server.signUp('Mateo')
  recording = await agreedRecording(server, nora, mateo)
})
afterEach(() => server.close())

const sql = (text: string, ...values: unknown[]) => server.database.pool.query(text, values)
const upload = () =>
  sendRecording({
    url: server.url,
    member: nora,
    recordingId: recording.recordingId,
    bytes: webmBytes(1000),
  })

/** What is left of a file, in the database and in the folder. */
async function traces(id: string) {
  const { rowCount } = await sql('select from recording_files where id = $1', id)
  const files = (await readdir(server.folder)).filter((name) => name.startsWith(id))
  return (rowCount ?? 0) + files.length
}

const status = async (id: string) => (await nora.request(`/api/recording-files/${id}/file`)).status

test('what has expired is hidden at once, and deleted by the clean-up', async () => {
  const [kept, expired] = [await upload(), await upload()]
  await sql(`update recording_files set expires_at = now() - interval '1 second' where id = $1`, expired)
  expect([await status(kept), await status(expired)]).toEqual([200, 404])
  expect(await server.cleanup.run()).toBe(1)
  expect(await traces(expired)).toBe(0)
  expect(await status(kept)).toBe(200)
  expect(await server.cleanup.run()).toBe(0)
})

async function begin() {
  const headers = beginHeaders(1000, { recordingId: recording.recordingId })
  const answer = await nora.request('/api/uploads', { method: 'POST', headers })
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

test('an upload gets a day from the last bytes that came', async () => {
  const id = await begin()
  await sql(
    `update recording_files set created_at = created_at - interval '9 days', touched_at = touched_at - interval '9 days'`,
  )
  await send({ server, member: nora, id }, 0, webmBytes(400))
  expect(await server.cleanup.run()).toBe(0)
  await sql(`update recording_files set touched_at = now() - interval '23 hours'`)
  expect(await server.cleanup.run()).toBe(0)
  await sql(`update recording_files set touched_at = now() - interval '24 hours'`)
  expect(await server.cleanup.run()).toBe(1)
  expect(await traces(id)).toBe(0)
})

/** Makes every upload as old as that. */
const age = (minutes: number) =>
  sql(
    `update recording_files set touched_at = now() - make_interval(mins => $1), created_at = now() - make_interval(mins => $1)`,
    minutes,
  )

test('an upload without a byte keeps its place for an hour', async () => {
  const id = await begin()
  await age(59)
  expect(await server.cleanup.run()).toBe(0)
  await age(60)
  expect(await server.cleanup.run()).toBe(1)
  expect(await traces(id)).toBe(0)
})

test.each(['nora', 'mateo'])('what was recorded goes with the account of %s', async (who) => {
  const id = await upload()
  await sql('delete from accounts."user" where id = $1', who === 'nora' ? nora.id : mateo.id)
  expect((await mateo.request(`/api/recording-files/${id}/file`)).ok).toBe(false)
  expect(await server.cleanup.run()).toBe(1)
  expect(await traces(id)).toBe(0)
})

test('a file that can’t be deleted holds up no other, and is tried again', async () => {
  const ids = [await upload(), await upload(), await upload()]
  const stuck = ids.toSorted()[0] ?? ''
  // A folder in the place of the file: its removal fails.
  await rm(join(server.folder, stuck))
  await mkdir(join(server.folder, stuck))
  await writeFile(join(server.folder, stuck, 'x'), '')
  await sql(`update recording_files set expires_at = now()`)
  expect(await server.cleanup.run()).toBe(2)
  expect(await status(stuck)).toBe(404)
  await rm(join(server.folder, stuck), { recursive: true })
  expect(await server.cleanup.run()).toBe(1)
  expect(await traces(stuck)).toBe(0)
})
