import {
  ALL_FORMATS,
  BlobSource,
  Conversion,
  type ConversionOptions,
  Input,
  Mp4OutputFormat,
  Output,
  Quality,
  StreamTarget,
  type StreamTargetChunk,
  WebMOutputFormat,
} from 'mediabunny'
import { RecordingError, type RecordingFormat } from './recording.ts'
import type { EndCard } from './recordingCard.ts'
import {
  fileNames,
  openFolder,
  readFile,
  reopenPatiently,
  type SyncFile,
  writeText,
} from './recordingFolder.ts'
import { writeAll } from './room.ts'
import type { Job, RewriteJob, SmallerSize, Tell } from './workerMessages.ts'

/** Milliseconds between two words about the progress. */
const progressInterval = 200

/**
 * Writes a file that has its duration and can be sought (R2): as it is, or smaller (R7). It goes from file to file, so that
 * memory does not grow with length. The card of a new file comes last: without it nobody sees a half-made one.
 */
export async function rewrite({ from, card, smaller }: RewriteJob, tell: Tell): Promise<Job> {
  const folder = await openFolder()
  const { whole, end, card: cardName } = fileNames
  const source = await readFile(folder, from)
  if (!source || source.size === 0) throw new RecordingError('storage-failed', 'nothing was recorded')
  // It may be there already, empty, as the room that was claimed for it, and still be held by a worker that broke down.
  const file = await reopenPatiently(folder, whole(card.id, card.format))
  try {
    const written = new Written(file)
    await convert(openConversion(source, written, card.format, smaller), tell)
    file.truncate(written.bytes)
    file.flush()
  } finally {
    file.close()
  }
  const durationMs = await readDuration(await readFile(folder, whole(card.id, card.format)))
  await writeText(folder, end(card.id), JSON.stringify({ durationMs } satisfies EndCard))
  if (!(await readFile(folder, cardName(card.id))))
    await writeText(folder, cardName(card.id), JSON.stringify(card))
  tell({ type: 'rewritten', durationMs })
  return { hear: () => undefined }
}

/** A file, and how far it was written. */
class Written {
  readonly #file: SyncFile
  bytes = 0

  constructor(file: SyncFile) {
    this.#file = file
  }

  write({ data, position }: StreamTargetChunk) {
    writeAll(this.#file, data, position)
    this.bytes = Math.max(this.bytes, position + data.byteLength)
  }
}

function openConversion(
  source: File,
  file: Written,
  format: RecordingFormat,
  smaller: SmallerSize | null,
): ConversionOptions {
  return {
    input: new Input({ source: new BlobSource(source), formats: ALL_FORMATS }),
    output: new Output({
      format: format === 'mp4' ? new Mp4OutputFormat({ fastStart: false }) : new WebMOutputFormat(),
      target: new StreamTarget(new WritableStream({ write: (chunk) => file.write(chunk) }), {
        chunked: true,
        chunkSize: 2 ** 20,
      }),
    }),
    ...(smaller ? shrink(smaller) : { copy: { mode: 'forced', shiftTolerance: Infinity } }),
  }
}

function shrink({ height, videoBitrate }: SmallerSize): Partial<ConversionOptions> {
  const quality = new Quality({ bitrate: videoBitrate })
  return { video: { height, quality, keyFrameInterval: 2, forceTranscode: true } }
}

async function convert(options: ConversionOptions, tell: Tell) {
  const conversion = await Conversion.init(options)
  if (!conversion.isValid)
    throw new RecordingError('encoder-failed', conversion.discardedTracks.map(({ reason }) => reason).join())
  let told = 0
  conversion.onProgress = (share) => {
    if (performance.now() - told < progressInterval) return
    told = performance.now()
    tell({ type: 'progress', share })
  }
  await conversion.execute()
}

async function readDuration(file: File | null) {
  if (!file) throw new RecordingError('storage-failed')
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS })
  return Math.round((await input.computeDuration()) * 1000)
}
