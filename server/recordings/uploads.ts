import { Refusal } from '../errors.ts'
import { findChatOfFile } from './cleanupRepository.ts'
import { discardFile, type UploadParts } from './discardFile.ts'
import { beginningBytes, fitsType } from './fileRules.ts'
import { hideFile } from './fileRepository.ts'
import type { RecordingStore } from './recordingStore.ts'
import { createTusServer, type TusServer } from './tusServer.ts'
import { findUpload, finishUpload, touchUpload, type Upload } from './uploadRepository.ts'

/** The upload's side of the protocol: what may begin has begun, and what is whole is shown. */
export function createUploads(parts: UploadParts) {
  const { database, vault, notify } = parts
  let made: { store: RecordingStore; tus: TusServer } | undefined

  async function tusServer() {
    const store = await vault.store()
    if (made?.store !== store) made = { store, tus: createTusServer(store.tus, vault.locks) }
    return made
  }

  /**
   * Shows what is whole. A file that is not what it says is deleted: throws `recording/bad-file`. Throws `recording/not-found` or
   * `recording/no-consent` for one that was taken back while its last bytes came.
   */
  async function finish({ id, ownerId, type, sizeBytes }: Upload, store: RecordingStore) {
    const stored = await store.complete(id, sizeBytes)
    if (stored === undefined) throw new Refusal('recording/not-found')
    const beginning = await store.read(id, { first: 0, last: Math.min(sizeBytes, beginningBytes) - 1 })
    const bytes = new Uint8Array(await new Response(beginning).arrayBuffer())
    if (stored !== sizeBytes || !fitsType(bytes, type)) {
      await discardFile(parts, id)
      throw new Refusal('recording/bad-file')
    }
    if (!(await finishUpload(database, id, vault.config.retentionDays))) {
      const { state } = await findUpload(database, ownerId, id)
      if (state === 'ready') return
      throw new Refusal('recording/not-found')
    }
    const chat = await findChatOfFile(database, id)
    if (chat) notify.chatChanged(chat)
  }

  /** Answers one request of the protocol. The one that says that all has arrived also finishes the upload. */
  async function answer(request: Request, upload: Upload) {
    const { store, tus } = await tusServer()
    const response = await tus.answer(request, upload.id)
    const offset = Number(response.headers.get('upload-offset'))
    // Asked for, too: of a request that was cut nobody hears but who asks how far it came.
    if (offset > 0 && upload.state === 'uploading') await touchUpload(database, upload.id)
    // And the server may have stopped between the last byte and this line.
    const isWhole = offset === upload.sizeBytes
    if (isWhole && upload.state === 'uploading') await finish(upload, store)
    return response
  }

  return {
    answer,
    /** Answers the request that begins an upload. Where that fails, its row holds no place that others could have. */
    async begin(request: Request, upload: Upload) {
      try {
        return await answer(request, upload)
      } catch (error) {
        await hideFile(database, upload.id)
        throw error
      }
    },
  }
}
