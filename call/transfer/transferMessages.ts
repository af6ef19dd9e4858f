import { type Fields, readFields } from '../jsonFields.ts'

/** What is offered to the other side. */
export type FileOffer = {
  /** Made by the sender, a UUID: the same file through every connection. */
  id: string
  /** As the sender calls it: nothing to be trusted (fileName.ts). */
  name: string
  /** In bytes. */
  size: number
  /** As the sender's browser calls it; may be empty. */
  mediaType: string
  /** Set for a studio track (R8): the recording that it belongs to, and how long after its beginning it begins. */
  studio?: { recordingId: string; offsetMs: number }
}

const refusals = ['declined', 'too-large', 'no-space', 'too-many', 'bad'] as const
export type Refusal = (typeof refusals)[number]

/** What is said over the files' channel beside the bytes themselves (docs/signaling.md). */
export type TransferMessage =
  /** This page listens now. `again` where the other side is known to listen, so that it need not answer. */
  | { type: 'ready'; again: boolean }
  | ({ type: 'offer' } & FileOffer)
  /** Everything that is still to be sent was offered on this connection: what was not will not come. */
  | { type: 'all-offered' }
  /** Send it, from this byte on. */
  | { type: 'accept'; id: string; from: number }
  | { type: 'refuse'; id: string; reason: Refusal }
  /** The bytes that follow are this file's, from here on. */
  | { type: 'begin'; id: string; from: number }
  /** That was all; the hash is that of the whole file, in lower-case hexadecimal. */
  | { type: 'done'; id: string; sha256: string }
  /** Whether the file arrived as it was sent. */
  | { type: 'received'; id: string; ok: boolean }
  /** From either side: it is given up. */
  | { type: 'cancel'; id: string }

/** In characters. */
const longestMessage = 4_000
const longestName = 255
export const longestMediaType = 100
/** A piece of a file, in bytes: every browser takes it in one message. */
export const chunkBytes = 16 * 1024

const readers: Record<TransferMessage['type'], (fields: Fields) => TransferMessage | null> = {
  ready(fields) {
    const again = fields.get('again')
    return typeof again === 'boolean' ? { type: 'ready', again } : null
  },
  offer: readOffer,
  'all-offered': () => ({ type: 'all-offered' }),
  accept: (fields) => withOffset('accept', fields),
  begin: (fields) => withOffset('begin', fields),
  refuse(fields) {
    const id = fields.get('id')
    const reason = refusals.find((known) => known === fields.get('reason'))
    return isId(id) && reason ? { type: 'refuse', id, reason } : null
  },
  done(fields) {
    const id = fields.get('id')
    const sha256 = fields.get('sha256')
    if (!isId(id) || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/u.test(sha256)) return null
    return { type: 'done', id, sha256 }
  },
  received(fields) {
    const id = fields.get('id')
    const ok = fields.get('ok')
    return isId(id) && typeof ok === 'boolean' ? { type: 'received', id, ok } : null
  },
  cancel(fields) {
    const id = fields.get('id')
    return isId(id) ? { type: 'cancel', id } : null
  },
}

/** Reads a text of the other side, which may be anything; null for what is not understood. Unknown fields are dropped. */
export function parseTransferMessage(text: string): TransferMessage | null {
  if (text.length > longestMessage) return null
  const fields = readFields(text)
  if (!fields) return null
  const type = fields.get('type')
  return isType(type) ? readers[type](fields) : null
}

const isType = (type: unknown): type is TransferMessage['type'] =>
  typeof type === 'string' && Object.hasOwn(readers, type)

/** An id becomes the name of a file here: nothing but a UUID is one. */
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(value)

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest

function withOffset<Type extends 'accept' | 'begin'>(type: Type, fields: Fields) {
  const id = fields.get('id')
  const from = fields.get('from')
  return isId(id) && isCount(from) ? { type, id, from } : null
}

function readStudio(found: unknown) {
  if (typeof found !== 'object' || found === null || !('recordingId' in found) || !('offsetMs' in found))
    return null
  const { recordingId, offsetMs } = found
  return isId(recordingId) && isCount(offsetMs) ? { recordingId, offsetMs } : null
}

function readOffer(fields: Fields): TransferMessage | null {
  const id = fields.get('id')
  const name = fields.get('name')
  const size = fields.get('size')
  const mediaType = fields.get('mediaType')
  if (!isId(id) || !isText(name, longestName) || !isCount(size)) return null
  if (!isText(mediaType, longestMediaType)) return null
  const offer = { type: 'offer', id, name, size, mediaType } as const
  const studio = fields.get('studio')
  if (studio === undefined) return offer
  const read = readStudio(studio)
  return read && { ...offer, studio: read }
}
