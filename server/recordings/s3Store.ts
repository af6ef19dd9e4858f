import { Readable } from 'node:stream'
import { type MetadataValue, S3Store } from '@tus/s3-store'
import type { S3Config } from '../config.ts'
import type { ByteRange } from './byteRange.ts'
import { cutParts } from './cutParts.ts'
import type { RecordingStore } from './recordingStore.ts'

/**
 * Keeps recordings in a bucket: `<id>` has the bytes, `<id>.info` what tus knows of them, `<id>.part` a rest that is still too small
 * for a part of its own.
 */
class BucketStore extends S3Store {
  /**
   * The inherited method joins the rest that is kept and what comes now. What it joins with waits for ever for a stream that has
   * broken off beforehand, and holds the lock of the upload meanwhile; one that is begun when it is read fails then.
   */
  override write(source: Readable, id: string, offset: number) {
    return super.write(Readable.from(source.iterator()), id, offset)
  }

  async readPart(id: string, { first, last }: ByteRange) {
    const { Body } = await this.client.getObject({
      Bucket: this.bucket,
      Key: id,
      Range: `bytes=${first}-${last}`,
    })
    if (!Body) throw new Error('The store answered without a body')
    const stream: ReadableStream<Uint8Array> = Body.transformToWebStream()
    return stream
  }

  /**
   * One part after the other, each from memory, so that the library that speaks to the bucket can send it again. The inherited method
   * sends several at once: one that fails before one that arrives would leave a gap that nobody sees.
   */
  protected override async uploadParts(
    metadata: MetadataValue,
    source: Readable,
    firstNumber: number,
    offset: number,
  ) {
    const { id, size } = metadata.file
    let number = firstNumber
    let sent = 0
    for await (const part of cutParts(source, this.calcOptimalPartSize(size))) {
      const isLast = offset + sent + part.length === size
      if (isLast || part.length >= this.minPartSize) await this.uploadPart(metadata, part, number++)
      else await this.client.putObject({ Bucket: this.bucket, Key: this.partKey(id, true), Body: part })
      sent += part.length
    }
    return sent
  }

  /** The unbroken run from the first part on: what lies beyond a gap is sent again. */
  protected override async retrieveParts(id: string, marker?: string) {
    const parts = await super.retrieveParts(id, marker)
    // A later page of the same list, which this method is called for by the inherited one.
    if (marker !== undefined) return parts
    const gap = parts.findIndex(({ PartNumber }, index) => PartNumber !== index + 1)
    return gap === -1 ? parts : parts.slice(0, gap)
  }

  /** The parts may all be there and the last step, which joins them, have failed. Answers the length of what is stored. */
  async join(id: string, sizeBytes: number) {
    const key = { Bucket: this.bucket, Key: id }
    let found = await this.client.headObject(key).catch(ignoreMissing)
    if (!found) {
      await this.write(Readable.from([]), id, sizeBytes).catch(ignoreMissing)
      found = await this.client.headObject(key).catch(ignoreMissing)
    }
    return found?.ContentLength
  }

  /** `remove` of the library gives up on a file that is whole: for S3 its upload has ended and can't be aborted. */
  async removeAll(id: string) {
    const metadata = await this.getMetadata(id).catch(ignoreMissing)
    if (metadata) {
      const upload = { Bucket: this.bucket, Key: id, UploadId: metadata['upload-id'] }
      await this.client.abortMultipartUpload(upload).catch(ignoreMissing)
    }
    for (const key of [id, this.partKey(id, true), this.infoKey(id)]) {
      await this.client.deleteObject({ Bucket: this.bucket, Key: key }).catch(ignoreMissing)
    }
    await this.clearCache(id)
  }
}

const missing = new Set(['NotFound', 'NoSuchKey', 'NoSuchUpload'])

const isMissing = (error: unknown) => error instanceof Error && missing.has(error.name)

function ignoreMissing(error: unknown) {
  if (!isMissing(error)) throw error
  return undefined
}

/** Opens a bucket that exists; nothing is asked of it yet. */
export function openS3Store({
  bucket,
  endpoint,
  region,
  credentials,
  forcePathStyle,
}: S3Config): RecordingStore {
  const store = new BucketStore({
    s3ClientConfig: {
      bucket,
      region,
      forcePathStyle,
      ...(endpoint === undefined ? {} : { endpoint }),
      ...(credentials ? { credentials } : {}),
      // Many compatible services don't know the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    },
  })
  return {
    tus: store,
    complete: (id, sizeBytes) => store.join(id, sizeBytes),
    read: (id, range) => store.readPart(id, range),
    remove: (id) => store.removeAll(id),
    freeBytes: () => Promise.resolve(undefined),
  }
}
