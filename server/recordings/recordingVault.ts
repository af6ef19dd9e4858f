import type { RecordingConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import { forgetFile } from './fileRepository.ts'
import { openStore, type RecordingStore } from './recordingStore.ts'
import { createUploadLocks, type UploadLocks } from './uploadLocks.ts'

/** The store, opened when it is first wanted, and what keeps two from working on one file. */
export type RecordingVault = {
  config: RecordingConfig
  locks: UploadLocks
  store(): Promise<RecordingStore>
  /** Deletes the bytes of a hidden file, then its row. Throws where the store fails; the clean-up will try again. */
  purge(id: string): Promise<void>
}

export function createVault(config: RecordingConfig, database: Database): RecordingVault {
  const locks = createUploadLocks()
  let opening: Promise<RecordingStore> | undefined

  async function store() {
    try {
      return await (opening ??= openStore(config))
    } catch (error) {
      // The disk may be there the next time.
      opening = undefined
      throw error
    }
  }

  return {
    config,
    locks,
    store,
    async purge(id) {
      const opened = await store()
      await locks.hold(id, () => opened.remove(id))
      await forgetFile(database, id)
    },
  }
}
