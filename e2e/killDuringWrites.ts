import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type ApiMember, createMember, listSent, postChat } from './apiMember.ts'
import { makeDataFolder, type ServerProcess, startServer } from './serverProcess.ts'

const writersAtOnce = 4

/** A request for a chat that the server may have heard of; `id` once it has acknowledged it. */
type Write = { key: string; day: number; id: string | undefined }

/** Writes without a pause until the server is gone. Calls `onAcknowledged` after every answer. */
async function writeUntilGone(
  url: string,
  writer: ApiMember,
  recipientId: string,
  onAcknowledged: () => void,
) {
  const writes: Write[] = []
  const writeOn = async () => {
    for (;;) {
      const write: Write = { key: `write-${writes.length}`, day: writes.length + 1, id: undefined }
      writes.push(write)
      try {
        write.id = await postChat(url, writer, { recipientId, day: write.day, key: write.key })
      } catch {
        return
      }
      onAcknowledged()
    }
  }
  await Promise.all(Array.from({ length: writersAtOnce }, writeOn))
  return writes
}

async function killPostmaster(dataFolder: string) {
  const file = await readFile(join(dataFolder, 'postgres/cluster-18/postmaster.pid'), 'utf8')
  process.kill(Number(file.split('\n')[0]), 'SIGKILL')
}

async function killServer(server: ServerProcess) {
  const exited = once(server.process, 'exit')
  server.process.kill('SIGKILL')
  await exited
}

/** Every acknowledged write is there; a write whose answer got lost is done exactly once when it is sent again. */
async function expectComplete(url: string, writer: ApiMember, recipientId: string, writes: readonly Write[]) {
  for (const write of writes) {
    const id = await postChat(url, writer, { recipientId, day: write.day, key: write.key })
    if (write.id !== undefined) expect(id).toBe(write.id)
    write.id = id
  }
  expect((await listSent(url, writer)).toSorted()).toEqual(writes.map((write) => write.id ?? '').toSorted())
}

/** SIGKILL in the middle of writes, `rounds` times: nothing acknowledged is lost, and every start is clean. */
export async function killDuringWrites(victims: 'server' | 'server and database', rounds: number) {
  await using dataFolder = await makeDataFolder()
  let server = await startServer(dataFolder.path)
  const recipient = await createMember(server.url, 'Ben Bright')
  let acknowledgedInAll = 0
  for (let round = 0; round < rounds; round += 1) {
    const writer = await createMember(server.url, `Writer ${round}`)
    let acknowledged = 0
    const killAfter = 10 + round * 3
    const killed = Promise.withResolvers<void>()
    const writes = await writeUntilGone(server.url, writer, recipient.id, () => {
      acknowledged += 1
      if (acknowledged !== killAfter) return
      const kills = victims === 'server' ? [] : [killPostmaster(dataFolder.path)]
      Promise.all([killServer(server), ...kills]).then(() => killed.resolve(), killed.reject)
    })
    await killed.promise
    acknowledgedInAll += acknowledged
    server = await startServer(dataFolder.path)
    expect(server.output(), 'a clean start').not.toMatch(/"level":(50|60)/u)
    await expectComplete(server.url, writer, recipient.id, writes)
  }
  expect(acknowledgedInAll).toBeGreaterThanOrEqual(rounds * 10)
  await server.stop()
  expect(server.process.exitCode).toBe(0)
}
