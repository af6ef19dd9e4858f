import { studioKeep, type StudioPeople } from '../studio/studioKeep.ts'
import { DiskKeep } from './diskKeep.ts'
import type { FileKeep } from './fileKeep.ts'
import { memoryKeep } from './memoryKeep.ts'

/** Without private files received ones are held in memory, up to this many bytes each. */
const mostInMemory = 100 * 1024 * 1024

/** Keeps what this page receives in a room: on the disk, or in memory where a browser has no private files for pages. */
export function openPageKeep(roomId: string, people: StudioPeople): FileKeep & { close(): void } {
  if (!hasPrivateFiles()) return { ...memoryKeep(), close: () => undefined }
  const disk = new DiskKeep(roomId)
  const memory = memoryKeep()
  const studio = studioKeep(disk, people)
  return {
    create: async (offer, failed) => {
      if (offer.studio) return studio.create(offer, failed)
      try {
        return await disk.create(offer, failed)
      } catch (error) {
        // A private window may have them and refuse them.
        if (offer.size > mostInMemory || (await isFull(offer.size))) throw error
        return memory.create(offer, failed)
      }
    },
    reopen: (offer, failed) => (offer.studio ? studio : disk).reopen(offer, failed),
    close: () => disk.close(),
  }
}

const hasPrivateFiles = () => 'storage' in navigator && 'getDirectory' in navigator.storage

async function isFull(size: number) {
  const { quota = 0, usage = 0 } = await navigator.storage.estimate().catch(() => ({ quota: 0, usage: 0 }))
  return quota > 0 && quota - usage < size
}
