import { expect, test, vi } from 'vitest'
import { createUploadLocks } from './uploadLocks.ts'

test('who waits for one that never lets go is told so', async () => {
  const locks = createUploadLocks()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
  await locks.newLock('a').lock(new AbortController().signal, () => undefined)
  await expect(locks.hold('a', () => Promise.resolve())).rejects.toMatchObject({ code: 'upload/busy' })
  await expect(locks.hold('b', () => Promise.resolve('done'))).resolves.toBe('done')
  timeout.mockRestore()
})
