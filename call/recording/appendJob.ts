import { frameRate } from './codecs.ts'
import { PartFile } from './partFile.ts'
import type { AppendJob, Job, JobMessage, Tell } from './workerMessages.ts'

/** Writes what the page's MediaRecorder makes, and ticks for it: a hidden page's own clock stops. */
export async function append({ card, bitrate, ticks }: AppendJob, tell: Tell): Promise<Job> {
  const file = await PartFile.open(card, bitrate, {
    grown: (bytes) => tell({ type: 'grown', bytes }),
    full: () => tell({ type: 'full' }),
  })
  const tick = () => tell({ type: 'tick' })
  const timer = ticks ? setInterval(tick, 1000 / frameRate) : undefined
  tell({ type: 'started' })
  return {
    hear(message: JobMessage) {
      if (message.type === 'chunk') file.write(new Uint8Array(message.bytes))
      if (message.type !== 'stop') return
      clearInterval(timer)
      file.close()
      tell({ type: 'stopped' })
    },
  }
}
