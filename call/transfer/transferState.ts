import type { FileOffer } from './transferMessages.ts'

/**
 * `offered` waits for the other one's word (or, of the other one's, for ours), `accepted` for its turn or for a
 * connection. The last four are ends.
 */
type TransferStatus =
  'offered' | 'accepted' | 'moving' | 'checking' | 'complete' | 'declined' | 'cancelled' | 'failed'

/** `damaged`: not the bytes that were sent. `gone`: the sender's page has it no more. `unreadable`: nor has the disk. */
export type TransferFailure = 'too-large' | 'no-space' | 'too-many' | 'damaged' | 'gone' | 'unreadable'

/** A file on its way, as either side knows it. */
export type Transfer = Readonly<FileOffer> & {
  readonly direction: 'outgoing' | 'incoming'
  readonly status: TransferStatus
  /** How much of it has gone, or come, in bytes; to the percent, so that a page is not told of each piece. */
  readonly moved: number
  /** Set once it has failed. */
  readonly failure: TransferFailure | null
  /** What came, once it is complete and its hash is right. */
  readonly file: Blob | null
}

export type TransferEvent =
  | { type: 'accepted'; from: number }
  | { type: 'begun'; from: number }
  | { type: 'moved'; to: number }
  | { type: 'all-moved' }
  /** The hash is right. */
  | { type: 'arrived'; file: Blob | null }
  | { type: 'declined' }
  | { type: 'cancelled' }
  | { type: 'failed'; failure: TransferFailure }
  /** The connection is gone. */
  | { type: 'interrupted' }

const ends: readonly TransferStatus[] = ['complete', 'declined', 'cancelled', 'failed']
export const isOver = ({ status }: Pick<Transfer, 'status'>) => ends.includes(status)

/** Whether it was accepted and is not over. */
export const isUnderWay = (transfer: Pick<Transfer, 'status'>) =>
  !isOver(transfer) && transfer.status !== 'offered'

export function offeredTransfer(offer: FileOffer, direction: Transfer['direction']): Transfer {
  return { ...offer, direction, status: 'offered', moved: 0, failure: null, file: null }
}

/** How much of `size` that is, from 0 to 100. */
export const percentOf = (moved: number, size: number) =>
  size === 0 ? 100 : Math.floor((moved / size) * 100)

/**
 * The transfer after `event`; the same one where it means nothing now, for what is over stays so. Only what was
 * cancelled too late, with the last bytes on their way, turns out to have arrived.
 */
export function transferAfter(transfer: Transfer, event: TransferEvent): Transfer {
  const { status, direction, size } = transfer
  const tooLate = status === 'cancelled' && direction === 'outgoing' && event.type === 'arrived'
  if (isOver(transfer) && !tooLate) return transfer
  const to = (change: Partial<Transfer>): Transfer => ({ ...transfer, ...change })
  switch (event.type) {
    case 'accepted':
      return status === 'offered' || status === 'accepted'
        ? to({ status: 'accepted', moved: event.from })
        : transfer
    case 'begun':
      return status === 'accepted' ? to({ status: 'moving', moved: event.from }) : transfer
    case 'moved':
      return status === 'moving' && percentOf(event.to, size) !== percentOf(transfer.moved, size)
        ? to({ moved: event.to })
        : transfer
    case 'all-moved':
      return status === 'moving' ? to({ status: 'checking', moved: size }) : transfer
    case 'arrived':
      return to({ status: 'complete', moved: size, file: event.file })
    case 'declined':
    case 'cancelled':
      return to({ status: event.type })
    case 'failed':
      return to({ status: 'failed', failure: event.failure })
    case 'interrupted':
      break
  }
  // What has come whole is checked all the same; whether what has gone arrived is asked again.
  const cut = status === 'moving' || (status === 'checking' && direction === 'outgoing')
  return cut ? to({ status: 'accepted' }) : transfer
}
