import type { ErrorCode } from '../../contract/errors.ts'

/** What a new upload wants, and what there is; all in bytes. */
export type UploadRequest = {
  sizeBytes: number
  /** Everything that this member has here already, finished or not, with `pictureShare` for each file. */
  usedBytes: number
  /** How many files of the same recording are here already. */
  files: number
  /** What unfinished uploads of everybody may still bring. */
  promisedBytes: number
  /** Undefined where the store has no end. */
  freeBytes: number | undefined
}

export type UploadLimits = { maxBytes: number; quotaBytes: number }

/** Left free for the database, which shares the disk and stops when it is full. */
export const reservedBytes = 256 * 1024 * 1024

/** Counted for each file's picture and row, whether it has a picture or not. */
export const pictureShare = 256 * 1024

/** A recording is one file, or a few where the microphones were kept apart or a page went away. */
const filesPerRecording = 20

/** Why an upload of this size can't begin; undefined if it can. */
export function refuseUpload(request: UploadRequest, limits: UploadLimits): ErrorCode | undefined {
  const { sizeBytes, usedBytes, files, promisedBytes, freeBytes } = request
  if (sizeBytes < 1) return 'recording/bad-file'
  if (sizeBytes > limits.maxBytes) return 'recording/too-large'
  if (files >= filesPerRecording || usedBytes + sizeBytes + pictureShare > limits.quotaBytes)
    return 'recording/over-quota'
  if (freeBytes !== undefined && freeBytes - promisedBytes - sizeBytes < reservedBytes)
    return 'recording/no-space'
  return undefined
}

const containers = new Map([
  ['video/webm', 'webm'],
  ['audio/webm', 'webm'],
  ['video/mp4', 'mp4'],
  ['audio/mp4', 'mp4'],
])

/** The media type without its parameters, if it is one of those that are kept and served; else undefined. */
export function servedType(type: string) {
  const essence = type.split(';')[0]?.trim().toLowerCase() ?? ''
  return containers.has(essence) ? essence : undefined
}

/** How many bytes `fitsType` wants to see, or all if there are fewer. */
export const beginningBytes = 64

/** Whether a file that begins like this is what its type says. */
export function fitsType(beginning: Uint8Array, type: string) {
  const bytes = Buffer.from(beginning)
  const isWebm = bytes.toString('hex').startsWith('1a45dfa3') && bytes.includes('webm')
  const isMp4 = bytes.subarray(4, 8).toString('latin1') === 'ftyp'
  const container = containers.get(type)
  return container === 'webm' ? isWebm : container === 'mp4' && isMp4
}

/** The media type of a picture by its first bytes; undefined for what may not be one. */
export function pictureType(bytes: Uint8Array) {
  const beginning = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (beginning.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (beginning.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png'
  return beginning.startsWith('RIFF') && beginning.startsWith('WEBP', 8) ? 'image/webp' : undefined
}

/** Path separators, control characters, and those that turn the direction of text, which hide a file's real ending. */
const unsafe = /[/\\:*?"<>|]|\p{Cc}|\p{Bidi_Control}/gu

/** A name under which the file can be saved anywhere, with the ending of its type. */
export function savedName(name: string, type: string) {
  const ending = `.${containers.get(type) ?? 'bin'}`
  const safe = name.replace(unsafe, '_').replace(/^\.+/u, '_')
  return safe.toLowerCase().endsWith(ending) ? safe : `${safe}${ending}`
}

/** `Content-Disposition` with the name in full (RFC 6266), and in plain letters for clients that know no other. */
export function disposition(kind: 'inline' | 'attachment', name: string) {
  const plain = name.replace(/[^\w .-]/gu, '_')
  const full = encodeURIComponent(name).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`
}
