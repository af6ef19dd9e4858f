import { problemOf, RecordingError, type RecordingProblem } from './recording.ts'
import type { FromRecordingWorker, Job, JobMessage, RecordingJob } from './workerMessages.ts'

const tell = (message: FromRecordingWorker) => postMessage(message)
let job: Promise<Job> | null = null

/** Each worker has one job, the first thing that it is told; its code is loaded then. */
async function begin(message: RecordingJob): Promise<Job> {
  if (message.type === 'compose') return (await import('./composeJob.ts')).compose(message, tell)
  if (message.type === 'append') return (await import('./appendJob.ts')).append(message, tell)
  return (await import('./rewriteJob.ts')).rewrite(message, tell)
}

const isJob = (message: RecordingJob | JobMessage): message is RecordingJob =>
  message.type === 'compose' || message.type === 'append' || message.type === 'rewrite'

addEventListener('message', ({ data }: MessageEvent<RecordingJob | JobMessage>) => {
  if (isJob(data)) {
    job = begin(data)
    job.catch((error: unknown) => fail(error, data.type === 'append' ? 'storage-failed' : 'encoder-failed'))
    return
  }
  // Whatever comes while the job is being prepared is told to it afterwards, in order.
  job?.then((begun) => begun.hear(data)).catch((error: unknown) => fail(error, 'storage-failed'))
})

function fail(error: unknown, fallback: RecordingProblem) {
  const cause = error instanceof RecordingError ? error.cause : error
  tell({ type: 'failed', problem: problemOf(error, fallback), reason: String(cause) })
}
