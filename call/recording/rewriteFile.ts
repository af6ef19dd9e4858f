import type { RecordingCard } from './recordingCard.ts'
import { RecordingWorker } from './recordingWorker.ts'
import type { SmallerSize } from './workerMessages.ts'

type Rewriting = {
  /** Name of a file in the folder of recordings. */
  from: string
  /** What is made. */
  card: RecordingCard
  smaller?: SmallerSize
  /** How far it is, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/**
 * Makes a whole file in a worker and answers its length in milliseconds. Rejects with a `RecordingError`, or with the
 * signal's reason; something half made may then be left over.
 */
export async function rewriteFile({ from, card, smaller, onProgress, signal }: Rewriting) {
  signal?.throwIfAborted()
  const worker = new RecordingWorker((message) => {
    if (message.type === 'progress') onProgress?.(message.share)
  })
  const cancel = () => worker.close()
  signal?.addEventListener('abort', cancel)
  try {
    const rewritten = worker.until('rewritten')
    worker.send({ type: 'rewrite', from, card, smaller: smaller ?? null })
    return (await rewritten).durationMs
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', cancel)
    worker.close()
  }
}
