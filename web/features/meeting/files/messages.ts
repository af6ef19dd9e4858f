import { callFileBytes } from '../../../../contract/limits.ts'
import type { TransferFailure } from '../../../../call/transfer/transferState.ts'

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** "340 KB", "2.4 MB". */
export function sizeText(bytes: number) {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${number.format(bytes / 1_000_000)} MB`
}

const limit = `${callFileBytes / 1024 / 1024} MB`

const failures: Record<TransferFailure, string> = {
  'too-large': `It is larger than ${limit}.`,
  'no-space': 'There is no space for it on the other device.',
  'too-many': 'Too many files wait for an answer.',
  damaged: 'It did not arrive as it was sent.',
  gone: 'The other page was closed or reloaded. It has to be sent again.',
  unreadable: 'The file can’t be read any more.',
}

export const messages = {
  attach: 'Attach a file',
  drop: 'Drop it to send it',
  notStored: (name: string) => `Files go straight to ${name}. They are not stored on the server.`,
  noTaker: (name: string) => `${name}’s page can’t take files.`,
  tooLarge: (name: string) => `“${name}” is larger than ${limit} and can’t be sent.`,
  tooMany: 'Send at most 10 files at once.',
  /** What is read out with the file's name. */
  item: (own: boolean, sender: string, name: string) =>
    own ? `Your file ${name}` : `${sender}’s file ${name}`,
  accept: 'Accept',
  decline: 'Decline',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'retry',
  dismiss: 'Dismiss',
  of: (action: string, name: string) => `${action} ${name}`,
  progress: (name: string) => `Progress of ${name}`,
  preview: (name: string) => `Picture ${name}`,
  offered: (name: string) => `waits for ${name} to accept it`,
  waiting: 'goes on as soon as you are connected',
  queued: 'waits for its turn',
  part: (moved: number, size: number) => `${sizeText(moved)} of ${sizeText(size)}`,
  checking: 'is being checked',
  sent: 'sent',
  complete: 'complete and checked',
  declined: 'Declined',
  cancelled: 'Cancelled',
  failed: 'Failed',
  failures,
  ownFailures: { ...failures, 'no-space': 'There is no space for it on this device.' },
} as const
