import { afterEach, expect, test, vi } from 'vitest'
import { DiskKeep } from './diskKeep.ts'

afterEach(() => void vi.unstubAllGlobals())

/** A worker whose script never arrives. */
class MissingWorker extends EventTarget {
  postMessage() {
    queueMicrotask(() => this.dispatchEvent(new Event('error', { cancelable: true })))
  }
  terminate() {}
}

test('a worker that did not load refuses at once, whenever it is asked', async () => {
  vi.stubGlobal('Worker', MissingWorker)
  const keep = new DiskKeep('room')
  const offer = { id: 'one', name: 'a.bin', size: 10, mediaType: '' }
  await expect(keep.create(offer, () => undefined)).rejects.toThrow('can’t be kept')
  vi.spyOn(MissingWorker.prototype, 'postMessage').mockReturnValue()
  await expect(keep.reopen({ ...offer, id: 'two' }, () => undefined)).rejects.toThrow('not there')
})
