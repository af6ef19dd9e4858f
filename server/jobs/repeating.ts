import type { DatabaseLog } from '../db/database.ts'

export type Job = {
  /** Does what is due now, and answers how much that was. */
  run(): Promise<number>
  start(): void
  /** Starts no further run and waits for one that is under way. */
  close(): Promise<void>
}

type Repeating = {
  log: Pick<DatabaseLog, 'error'>
  /** For the log, at the beginning of a sentence. */
  name: string
  /** Between two batches it looks whether `closing` is aborted, and leaves the rest to the next start. */
  run: (closing: AbortSignal) => Promise<number>
  /** Milliseconds until the next run, after one that did `total`. */
  pauseAfter: (total: number) => Promise<number>
}

/** Milliseconds after a run that failed. */
const pauseAfterFailure = 30_000

/** Runs a job again and again, never twice at once, whatever fails. */
export function createRepeating({ log, name, run, pauseAfter }: Repeating): Job {
  let timer: NodeJS.Timeout | undefined
  const closing = new AbortController()
  let running: Promise<unknown> = Promise.resolve()

  const runNow = () => run(closing.signal)

  async function turn() {
    let pause = pauseAfterFailure
    try {
      pause = await pauseAfter(await runNow())
    } catch (error) {
      if (!closing.signal.aborted) log.error({ err: error }, `${name} failed; it will try again`)
    }
    if (!closing.signal.aborted) timer = setTimeout(begin, pause).unref()
  }

  function begin() {
    running = turn()
  }

  return {
    run: runNow,
    start: begin,
    async close() {
      closing.abort()
      clearTimeout(timer)
      await running
    },
  }
}
