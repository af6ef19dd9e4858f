import type { DetailedError, Upload } from 'tus-js-client'
import type { Problem } from '../../../../contract/errors.ts'
import { ApiError } from '../../../api/apiError.ts'

/** What is uploaded, as the server wants to know it. */
export type UploadedRecording = {
  recordingId: string
  fileName: string
  /** Its media type. */
  type: string
  sizeBytes: number
  durationMs: number
}

export type SenderEvents = {
  onProgress(sentBytes: number): void
  /** Everything has arrived; the server knows the file by this id. */
  onDone(fileId: string): void
  onError(error: ApiError): void
}

/** The port by which an upload reaches the server. */
export type FileSender = {
  /** Begins, or goes on from where the server has it, also after a reload of the page. */
  start(): Promise<void>
  pause(): void
  /** Takes back what has arrived. */
  discard(): Promise<void>
}

/** Bytes of one request: a store that takes only whole parts loses no more than this when the connection is cut. */
const pieceBytes = 16 * 1024 * 1024

/** Sends by tus. The library comes when it is first wanted. Remembers in this browser which file of the server is which of ours. */
export async function openTusSender(
  file: Blob,
  recording: UploadedRecording,
  events: SenderEvents,
): Promise<FileSender> {
  const tus = await import('tus-js-client')
  const { recordingId, fileName: name, type, durationMs } = recording
  const upload: Upload = new tus.Upload(file, {
    endpoint: '/api/uploads',
    metadata: { recordingId, name, type, durationMs: String(Math.round(durationMs)) },
    chunkSize: pieceBytes,
    fingerprint: () => Promise.resolve(`avari-upload-${recordingId}-${file.size}`),
    // Waiting and trying again is decided above.
    retryDelays: null,
    onProgress: (sentBytes) => events.onProgress(sentBytes),
    onSuccess: () => events.onDone(upload.url?.split('/').at(-1) ?? ''),
    onError: (error) => events.onError(toApiError(error)),
  })
  return {
    async start() {
      if (upload.url === null) {
        const [previous] = await upload.findPreviousUploads()
        if (previous) upload.resumeFromPreviousUpload(previous)
      }
      upload.start()
    },
    pause: () => void upload.abort(),
    discard: () => upload.abort(true),
  }
}

function toApiError(error: Error | DetailedError) {
  const response = 'originalResponse' in error ? error.originalResponse : null
  if (!response) return new ApiError('network', 0)
  const problem = readProblem(response.getBody())
  return new ApiError(problem?.code ?? 'internal', response.getStatus(), problem)
}

function readProblem(text: string): Problem | undefined {
  try {
    const problem: Problem = JSON.parse(text)
    return typeof problem.code === 'string' ? problem : undefined
  } catch {
    return undefined
  }
}
