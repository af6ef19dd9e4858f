import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { idSchema } from '../../contract/people.ts'
import {
  listRecordingFilesSchema,
  type RecordingFile,
  recordingFilesSchema,
  recordingPictureBytes,
} from '../../contract/recordings.ts'
import { Refusal } from '../errors.ts'
import { answerOf, createRouter, type Env } from '../router.ts'
import { readRange } from './byteRange.ts'
import { findChatOfFile } from './cleanupRepository.ts'
import { discardFile, type UploadParts } from './discardFile.ts'
import { findFile, keepPicture, listFiles, readPicture } from './fileRepository.ts'
import { disposition, pictureType, savedName } from './fileRules.ts'

const tags = ['Recordings']
const params = z.object({ id: idSchema })
const path = '/recording-files/{id}'

const listRoute = createRoute({
  method: 'get',
  path: '/recording-files',
  tags,
  summary: 'The uploaded recordings of one room, or of all of one’s rooms, the newest first',
  request: { query: listRecordingFilesSchema },
  responses: { 200: answerOf(recordingFilesSchema, 'One page of files') },
})
const fileRoute = createRoute({
  method: 'get',
  path: `${path}/file`,
  tags,
  summary: 'The file itself, whole or by Range; with download=1 to be saved',
  request: { params, query: z.object({ download: z.literal('1').optional() }) },
  responses: { 200: { description: 'The file' }, 206: { description: 'A part of it' } },
})
const pictureRoute = createRoute({
  method: 'get',
  path: `${path}/picture`,
  tags,
  summary: 'A small picture of a recording',
  request: { params },
  responses: { 200: { description: 'A JPEG, PNG or WebP' } },
})
const keepPictureRoute = createRoute({
  method: 'put',
  path: `${path}/picture`,
  tags,
  summary: `Give one’s recording a small picture: a JPEG, PNG or WebP of at most ${recordingPictureBytes / 1024} KB`,
  request: { params },
  responses: { 204: { description: 'Kept' } },
})
const deleteRoute = createRoute({
  method: 'delete',
  path,
  tags,
  summary: 'Delete a recording for both people',
  request: { params },
  responses: { 204: { description: 'Deleted' } },
})

/** Uploaded recordings (R6): both people of the room list, watch, save and delete them. */
export function createFileRoutes(parts: UploadParts) {
  const { database, vault } = parts
  return createRouter()
    .openapi(listRoute, async (context) => {
      const page = await listFiles(database, context.var.personId, context.req.valid('query'))
      return context.json(page, 200)
    })
    .openapi(fileRoute, async (context) => {
      const file = await findFile(database, context.var.personId, context.req.valid('param').id)
      return sendFile(context, file, context.req.valid('query').download === '1')
    })
    .openapi(pictureRoute, async (context) => {
      const picture = await readPicture(database, context.var.personId, context.req.valid('param').id)
      const type = pictureType(picture)
      if (type === undefined) throw new Refusal('recording/not-found')
      return context.body(new Uint8Array(picture), 200, { 'content-type': type })
    })
    .openapi(keepPictureRoute, async (context) => {
      const { personId } = context.var
      const file = await findFile(database, personId, context.req.valid('param').id)
      if (file.ownerId !== personId) throw new Refusal('recording/not-yours')
      const picture = new Uint8Array(await context.req.arrayBuffer())
      if (pictureType(picture) === undefined) throw new Refusal('recording/bad-file')
      await keepPicture(database, file.id, picture)
      const chat = await findChatOfFile(database, file.id)
      if (chat) parts.notify.chatChanged(chat)
      return context.body(null, 204)
    })
    .openapi(deleteRoute, async (context) => {
      const file = await findFile(database, context.var.personId, context.req.valid('param').id)
      await discardFile(parts, file.id)
      return context.body(null, 204)
    })

  async function sendFile(context: Context<Env>, file: RecordingFile, isDownload: boolean) {
    const { id, sizeBytes: size, type } = file
    // The bytes of an id never change.
    const etag = `"${id}"`
    const headers = {
      'accept-ranges': 'bytes',
      etag,
      'content-type': type,
      'content-disposition': disposition(isDownload ? 'attachment' : 'inline', savedName(file.name, type)),
    }
    const isCurrent = [undefined, etag].includes(context.req.header('if-range'))
    const range = readRange(isCurrent ? context.req.header('range') : undefined, size)
    if (range === 'unsatisfiable') return context.body(null, 416, { 'content-range': `bytes */${size}` })
    const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range
    const status = range === 'whole' ? 200 : 206
    const answer = {
      ...headers,
      'content-length': String(last - first + 1),
      ...(status === 206 ? { 'content-range': `bytes ${first}-${last}/${size}` } : {}),
    }
    if (context.req.raw.method === 'HEAD') return context.body(null, status, answer)
    const store = await vault.store()
    return context.body(await store.read(id, { first, last }), status, answer)
  }
}
