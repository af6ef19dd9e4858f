import { createRoute, z } from '@hono/zod-openapi'
import { Metadata, TUS_RESUMABLE } from '@tus/server'
import type { Context } from 'hono'
import { digitsSchema, type UploadMetadata, uploadMetadataSchema } from '../../contract/recordings.ts'
import { idSchema } from '../../contract/people.ts'
import { Refusal } from '../errors.ts'
import { createRouter, type Env } from '../router.ts'
import { findAgreedRecording } from './consentRepository.ts'
import { discardFile, type UploadParts } from './discardFile.ts'
import { servedType } from './fileRules.ts'
import { createUploads } from './uploads.ts'
import { beginUpload, findUpload } from './uploadRepository.ts'

const tags = ['Recordings']
const params = z.object({ id: idSchema })
const byTus = 'by the tus protocol 1.0.0 (https://tus.io)'

const beginRoute = createRoute({
  method: 'post',
  path: '/uploads',
  tags,
  summary: `Begin an upload of a recording ${byTus}; its Upload-Metadata has recordingId, name, type, durationMs`,
  responses: { 201: { description: 'Begun; Location says where to send it' } },
})
const sendRoute = createRoute({
  method: 'patch',
  path: '/uploads/{id}',
  tags,
  summary: `Send more of one's upload ${byTus}; a HEAD says how far it is`,
  request: { params },
  responses: { 204: { description: 'Taken; Upload-Offset says how far it is' } },
})
const cancelRoute = createRoute({
  method: 'delete',
  path: '/uploads/{id}',
  tags,
  summary: `Take back one's upload ${byTus}`,
  request: { params },
  responses: { 204: { description: 'Gone' } },
})

/** Uploads that survive any cut of the connection (R6). Only their owner reaches them. */
export function createUploadRoutes(parts: UploadParts) {
  const { database, vault } = parts
  const uploads = createUploads(parts)
  const answerOwn = async (context: Context<Env>, id: string) => {
    const upload = await findUpload(database, context.var.personId, id)
    requireVersion(context)
    return success(context, await uploads.answer(context.req.raw, upload))
  }
  return createRouter()
    .openapi(beginRoute, async (context) => {
      requireVersion(context)
      const { personId } = context.var
      const { metadata, sizeBytes } = readNewUpload(context.req.raw.headers)
      const { roomId } = await findAgreedRecording(database, personId, metadata.recordingId)
      const store = await vault.store()
      const upload = await beginUpload(
        database,
        { ...metadata, ownerId: personId, roomId, sizeBytes },
        { ...vault.config, freeBytes: await store.freeBytes() },
      )
      return success(context, await uploads.begin(context.req.raw, upload))
    })
    .openapi(sendRoute, (context) => answerOwn(context, context.req.valid('param').id))
    .openapi(cancelRoute, async (context) => {
      const upload = await findUpload(database, context.var.personId, context.req.valid('param').id)
      requireVersion(context)
      await discardFile(parts, upload.id)
      return context.body(null, 204)
    })
    .get('/uploads/:id', async (context) => {
      // The router takes a HEAD for a GET whose body nobody wants.
      if (context.req.raw.method !== 'HEAD') throw new Refusal('method-not-allowed')
      const id = idSchema.safeParse(context.req.param('id'))
      if (!id.success) throw new Refusal('recording/not-found')
      return answerOwn(context, id.data)
    })
}

/** Refusals carry the version too, as the protocol wants it. */
function requireVersion(context: Context<Env>) {
  context.header('tus-resumable', TUS_RESUMABLE)
  if (context.req.header('tus-resumable') === TUS_RESUMABLE) return
  context.header('tus-version', TUS_RESUMABLE)
  throw new Refusal('upload/wrong-version')
}

/** The library's answer, with what else every answer of ours carries. */
function success(context: Context<Env>, { status, headers }: Response) {
  const known = status === 201 ? 201 : status === 200 ? 200 : 204
  return context.body(null, known, Object.fromEntries(headers))
}

/** Throws `invalid-request` with one entry per bad field, or `recording/bad-file` for a type that is not kept. */
function readNewUpload(headers: Headers): { metadata: UploadMetadata; sizeBytes: number } {
  const parsed = z
    .object({ ...uploadMetadataSchema.shape, sizeBytes: digitsSchema })
    .safeParse({ ...readMetadata(headers), sizeBytes: headers.get('upload-length') ?? undefined })
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    throw new Refusal('invalid-request', { fields })
  }
  const { sizeBytes, ...metadata } = parsed.data
  const type = servedType(metadata.type)
  if (type === undefined) throw new Refusal('recording/bad-file')
  return { metadata: { ...metadata, type }, sizeBytes }
}

function readMetadata(headers: Headers) {
  try {
    return Metadata.parse(headers.get('upload-metadata') ?? '')
  } catch {
    throw new Refusal('invalid-request', { detail: 'Upload-Metadata has to be keys with values in base64' })
  }
}
