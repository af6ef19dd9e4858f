import { ERRORS, type Lock, type Locker } from '@tus/server'
import { Refusal } from '../errors.ts'

type Held = { requestRelease: () => Promise<void> | void; freed: PromiseWithResolvers<void> }

/** Milliseconds until somebody who waits for another gives up. */
const patience = 20_000

export type UploadLocks = Locker & {
  /** Runs `work` when nobody else has this file in hands; whoever has is asked to let go. Throws `upload/busy` if they don't in time. */
  hold<T>(id: string, work: () => Promise<T>): Promise<T>
}

/**
 * One request at a time works on a file, as tus wants it: the newer one asks the older one to stop, whose connection may be dead
 * without anybody having noticed. The library's own lock keeps the processor busy while it waits.
 */
export function createUploadLocks(): UploadLocks {
  const held = new Map<string, Held>()

  function newLock(id: string): Lock {
    let mine: Held | undefined
    return {
      async lock(signal, requestRelease) {
        const end = AbortSignal.any([signal, AbortSignal.timeout(patience)])
        for (let other = held.get(id); other; other = held.get(id)) {
          await other.requestRelease()
          if (!(await freedBefore(other, end))) throw ERRORS.ERR_LOCK_TIMEOUT
        }
        mine = { requestRelease, freed: Promise.withResolvers() }
        held.set(id, mine)
      },
      unlock() {
        if (mine && held.get(id) === mine) held.delete(id)
        mine?.freed.resolve()
        return Promise.resolve()
      },
    }
  }

  return {
    newLock,
    async hold(id, work) {
      const lock = newLock(id)
      try {
        await lock.lock(new AbortController().signal, () => undefined)
      } catch (error) {
        // The library's own locks throw plain objects, which a log would not show.
        throw new Refusal('upload/busy', { cause: error })
      }
      try {
        return await work()
      } finally {
        await lock.unlock()
      }
    },
  }
}

/** Whether it is free before `end` comes. */
function freedBefore(other: Held, end: AbortSignal) {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  if (end.aborted) resolve(false)
  end.addEventListener('abort', () => resolve(false), { once: true })
  void other.freed.promise.then(() => resolve(true))
  return promise
}
