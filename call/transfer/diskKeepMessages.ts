import type { RecordingCard } from '../recording/recordingCard.ts'
import type { FileOffer } from './transferMessages.ts'

/** What the worker that writes received files is told; `id` names the file. */
export type ToDiskKeep =
  | { type: 'create' | 'reopen'; id: string; roomId: string; offer: FileOffer }
  | { type: 'append'; id: string; bytes: ArrayBuffer }
  | { type: 'finish'; id: string }
  | { type: 'discard'; id: string }
  /** Makes a recording's part of it, so that it can be put among the recordings of this device. */
  | { type: 'adopt'; id: string; card: RecordingCard }

export type FromDiskKeep =
  /** `length` null: no page has begun it. */
  | { type: 'opened'; id: string; length: number | null }
  | { type: 'finished'; id: string; sha256: string }
  | { type: 'adopted'; id: string }
  | { type: 'failed'; id: string }

/** The folder in the origin's private file system, and the files of one transfer in it. */
export const receivedFolder = 'received'
export const receivedName = (id: string) => `${id}.file`
/** Says what was accepted, until it is complete. */
export const cardName = (id: string) => `${id}.json`
