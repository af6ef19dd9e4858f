import { afterEach, expect, test, vi } from 'vitest'
import { listRecordings } from './localRecordings.ts'
import type { RecordingCard } from './recordingCard.ts'

const card: RecordingCard = {
  id: 'one',
  recordingId: 'one',
  personId: 'anna',
  roomId: 'room',
  otherName: 'Ben Bright',
  format: 'webm',
  startedAt: '2026-11-25T22:10:05.678Z',
  fileName: 'avari-call-2026-11-25T22-10-05Z.webm',
}

/** The private files of one browser, in memory. */
function openBrowser(files: Map<string, string>) {
  const folder = {
    keys: () => [...files.keys()].values(),
    getFileHandle: (name: string) => {
      const text = files.get(name)
      if (text === undefined) return Promise.reject(new DOMException(name, 'NotFoundError'))
      return Promise.resolve({ getFile: () => Promise.resolve(new File([text], name)) })
    },
    removeEntry: (name: string) => Promise.resolve(void files.delete(name)),
  }
  vi.stubGlobal('navigator', {
    storage: { getDirectory: () => Promise.resolve({ getDirectoryHandle: () => Promise.resolve(folder) }) },
    locks: { query: () => Promise.resolve({ held: [] }) },
  })
}

afterEach(() => void vi.unstubAllGlobals())

test('nobody sees what another account has recorded on this browser, and nothing of it is cleared away', async () => {
  const files = new Map([
    ['one.card.json', JSON.stringify(card)],
    ['one.part', 'cut off'],
  ])
  openBrowser(files)
  expect(await listRecordings('ben')).toEqual([])
  expect(files.size).toBe(2)
  expect(await listRecordings('anna')).toMatchObject([{ id: 'one', state: 'cut-off' }])
})
