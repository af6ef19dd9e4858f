import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../../../api/apiError.ts'
import type { SenderEvents } from './fileSender.ts'
import { RecordingUpload, type UploadPorts } from './recordingUpload.ts'
import { silenceLimit } from './retry.ts'

/** A server that the test plays: it says what happens to what is sent. */
function fakeServer() {
  const log: string[] = []
  const names: string[] = []
  const other = { done: Promise.resolve() }
  let events: SenderEvents | undefined
  const network = new EventTarget()
  const note = (word: string) => () => {
    log.push(word)
    return Promise.resolve()
  }
  const ports: UploadPorts = {
    openSender: (_file, _recording, given) => {
      events = given
      return Promise.resolve({ start: note('start'), pause: note('pause'), discard: note('discard') })
    },
    async whenAlone(name, signal, work) {
      names.push(name)
      await other.done
      signal.throwIfAborted()
      await work()
    },
    makePicture: () => Promise.resolve(new Blob(['picture'])),
    putPicture: (fileId) => {
      log.push(`picture of ${fileId}`)
      return Promise.resolve()
    },
    network,
  }
  const told = () => {
    if (!events) throw new Error('Nothing was sent yet')
    return events
  }
  return {
    ports,
    log,
    names,
    other,
    network,
    told,
    starts: () => log.filter((word) => word === 'start').length,
  }
}

const recording = {
  recordingId: 'r',
  fileName: 'call.webm',
  type: 'video/webm',
  sizeBytes: 100,
  durationMs: 1000,
}

let server: ReturnType<typeof fakeServer>
let upload: RecordingUpload
beforeEach(() => {
  vi.useFakeTimers()
  server = fakeServer()
  upload = new RecordingUpload(recording, () => Promise.resolve(new Blob(['x'.repeat(100)])), server.ports)
})
afterEach(() => vi.useRealTimers())

const phase = () => upload.getState().phase
const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)

test('it sends, shows how far it is, and is done once its picture is there too', async () => {
  expect(phase()).toBe('idle')
  upload.start()
  await settle()
  server.told().onProgress(40)
  expect(upload.getState()).toMatchObject({ phase: 'uploading', sentBytes: 40, totalBytes: 100 })
  server.told().onDone('f')
  await settle()
  expect(upload.getState()).toMatchObject({ phase: 'done', sentBytes: 100, error: null })
  expect(server.log).toContain('picture of f')
})

test('a second press begins nothing', async () => {
  upload.start()
  upload.start()
  await settle()
  expect(server.starts()).toBe(1)
})

test('a lost connection is waited for as long as it takes', async () => {
  upload.start()
  await settle()
  server.told().onProgress(40)
  for (let round = 0; round < 20; round++) {
    server.told().onError(new ApiError('network', 0))
    expect(phase()).toBe('waiting')
    await settle(15_000)
  }
  expect(server.starts()).toBe(21)
  server.told().onProgress(41)
  expect(phase()).toBe('uploading')
})

test('it goes on at once when the network is back', async () => {
  upload.start()
  await settle()
  server.told().onProgress(40)
  server.network.dispatchEvent(new Event('offline'))
  expect(phase()).toBe('waiting')
  const before = server.starts()
  server.network.dispatchEvent(new Event('online'))
  await settle()
  expect(server.starts()).toBe(before + 1)
})

test('a connection in which nothing moves is given up', async () => {
  upload.start()
  await settle()
  server.told().onProgress(40)
  await settle(silenceLimit - 1)
  expect(phase()).toBe('uploading')
  await settle(1)
  expect(phase()).toBe('waiting')
  expect(server.log.at(-1)).toBe('pause')
})

test.each(['recording/over-quota', 'recording/no-space', 'recording/no-consent', 'auth/required'] as const)(
  '%s ends it, and it can be tried again',
  async (code) => {
    upload.start()
    await settle()
    server.told().onError(new ApiError(code, 400))
    await settle()
    expect(upload.getState()).toMatchObject({ phase: 'failed', error: { code } })
    upload.start()
    await settle()
    server.told().onDone('f')
    await settle()
    expect(phase()).toBe('done')
  },
)

test('a file that can’t be read ends it', async () => {
  upload = new RecordingUpload(recording, () => Promise.reject(new TypeError('gone')), server.ports)
  upload.start()
  await settle()
  expect(phase()).toBe('failed')
})

test('cancelled, it takes back what has arrived, and nothing comes after', async () => {
  upload.start()
  await settle()
  const events = server.told()
  events.onProgress(40)
  upload.cancel()
  expect(upload.getState()).toMatchObject({ phase: 'idle', sentBytes: 0 })
  expect(server.log.at(-1)).toBe('discard')
  events.onProgress(50)
  events.onError(new ApiError('network', 0))
  await settle(60_000)
  expect(phase()).toBe('idle')
  expect(server.starts()).toBe(1)
})

test('while another tab sends the same file it waits', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.other.done = promise
  upload.start()
  await settle(60_000)
  expect([phase(), server.starts()]).toEqual(['waiting', 0])
  resolve()
  await settle()
  expect([server.starts(), server.names]).toEqual([1, ['avari-upload-r']])
})

test('cancelled while it waits for another tab it never begins', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.other.done = promise
  upload.start()
  await settle()
  upload.cancel()
  resolve()
  await settle()
  expect([phase(), server.starts()]).toEqual(['idle', 0])
})
