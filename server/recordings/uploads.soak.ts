import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { startCuttingProxy } from './cuttingProxy.ts'
import { agreedRecording, sendRecording, sha256, startRecordingServer, webmBytes } from './testRecording.ts'

const megabyte = 1024 * 1024

test('500 MB that are cut ten times arrive as they were', async () => {
  await using server = await startRecordingServer()
  const nora = await server.signUp('Nora')
  const mateo = await server.signUp('Mateo')
  const { recordingId } = await agreedRecording(server, nora, mateo)
  const bytes = webmBytes(500 * megabyte)
  const distances = Array.from({ length: 10 }, () => 1 + Math.floor(Math.random() * 48 * megabyte))
  await using proxy = await startCuttingProxy(server.url, distances)
  const chunkSize = 16 * megabyte
  const id = await sendRecording({ url: proxy.url, member: nora, recordingId, bytes, chunkSize })
  expect(proxy.cuts()).toBe(10)

  const answer = await mateo.request(`/api/recording-files/${id}/file`)
  const hash = createHash('sha256')
  for await (const part of answer.body ?? []) hash.update(part)
  expect(hash.digest('hex')).toBe(sha256(bytes))
})
