import type { RecordingCard } from '../recording/recordingCard.ts'
import {
  fileNames,
  openFolder as openRecordings,
  openSyncFile,
  readFile,
  removeFile,
  reopenPatiently,
  type SyncFile,
  writeText,
} from '../recording/recordingFolder.ts'
import { writeAll } from '../recording/room.ts'
import {
  cardName,
  type FromDiskKeep,
  receivedFolder,
  receivedName,
  type ToDiskKeep,
} from './diskKeepMessages.ts'
import { FileHash } from './fileHash.ts'

type OpenFile = { file: SyncFile; hash: FileHash; size: number }

/** What a page that is gone has left is kept so long, in milliseconds: its person may come back to the call. */
const keptFor = 24 * 60 * 60 * 1000
const readBytes = 1024 * 1024

const files = new Map<string, OpenFile>()
const tell = (message: FromDiskKeep) => postMessage(message)

let work = removeOld().catch(() => undefined)
addEventListener('message', ({ data }: MessageEvent<ToDiskKeep>) => {
  work = work.then(() => handle(data)).catch(() => fail(data.id))
})

async function handle(message: ToDiskKeep) {
  const { id } = message
  if (message.type === 'create') await create(message)
  else if (message.type === 'reopen') await reopen(message)
  else if (message.type === 'append') append(id, message.bytes)
  else if (message.type === 'finish') await finish(id)
  else if (message.type === 'adopt') await adopt(id, message.card)
  else await discard(id)
}

async function openFolder() {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(receivedFolder, { create: true })
}

const cardOf = (roomId: string, size: number) => JSON.stringify({ roomId, size })

async function create({ id, roomId, offer }: Extract<ToDiskKeep, { roomId: string }>) {
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate()
  if (quota - usage < offer.size) throw new DOMException('The disk is full', 'QuotaExceededError')
  const folder = await openFolder()
  const file = await reopenPatiently(folder, receivedName(id))
  file.truncate(0)
  await writeText(folder, cardName(id), cardOf(roomId, offer.size))
  files.set(id, { file, hash: new FileHash(), size: offer.size })
  tell({ type: 'opened', id, length: 0 })
}

async function reopen({ id, roomId, offer }: Extract<ToDiskKeep, { roomId: string }>) {
  const folder = await openFolder()
  const card = await (await readFile(folder, cardName(id)))?.text()
  if (card !== cardOf(roomId, offer.size)) return tell({ type: 'opened', id, length: null })
  const file = await reopenPatiently(folder, receivedName(id))
  const hash = new FileHash()
  for (const size = file.getSize(); hash.length < size;) {
    const piece = new Uint8Array(Math.min(readBytes, size - hash.length))
    if (file.read(piece, { at: hash.length }) < piece.byteLength) throw new Error('The file is shorter')
    hash.add(piece)
  }
  files.set(id, { file, hash, size: offer.size })
  return tell({ type: 'opened', id, length: hash.length })
}

function append(id: string, bytes: ArrayBuffer) {
  const open = files.get(id)
  if (!open) return
  writeAll(open.file, bytes, open.hash.length)
  open.hash.add(new Uint8Array(bytes))
}

async function finish(id: string) {
  const open = files.get(id)
  if (!open) throw new Error('Not open')
  open.file.flush()
  open.file.close()
  files.delete(id)
  await removeFile(await openFolder(), cardName(id))
  tell({ type: 'finished', id, sha256: open.hash.hex() })
}

async function adopt(id: string, card: RecordingCard) {
  const folder = await openRecordings()
  const received = await readFile(await openFolder(), receivedName(id))
  if (!received) throw new Error('It is not here')
  const part = await openSyncFile(folder, fileNames.part(card.id))
  try {
    for (let at = 0; at < received.size; at += readBytes) {
      const piece = await received.slice(at, at + readBytes).arrayBuffer()
      writeAll(part, piece, at)
    }
    part.flush()
  } finally {
    part.close()
  }
  await writeText(folder, fileNames.card(card.id), JSON.stringify(card))
  await discard(id)
  tell({ type: 'adopted', id })
}

async function discard(id: string) {
  files.get(id)?.file.close()
  files.delete(id)
  const folder = await openFolder()
  await removeFile(folder, cardName(id))
  await removeFile(folder, receivedName(id))
}

function fail(id: string) {
  files.get(id)?.file.close()
  files.delete(id)
  tell({ type: 'failed', id })
}

async function removeOld() {
  const folder = await openFolder()
  const names: string[] = []
  for await (const name of folder.keys()) names.push(name)
  for (const name of names) {
    const file = await readFile(folder, name)
    // One that another tab writes can't be removed, nor should it be.
    if (file && Date.now() - file.lastModified > keptFor)
      await removeFile(folder, name).catch(() => undefined)
  }
}
