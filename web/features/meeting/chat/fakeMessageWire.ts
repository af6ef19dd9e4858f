import type { ErrorCode } from '../../../../contract/errors.ts'
import type { CallMessage } from '../../../../contract/rooms.ts'
import { ApiError } from '../../../api/apiError.ts'
import type { MessagesPage, MessageWire } from './callMessageLog.ts'

/** A server of messages in memory, whose line can be cut in each direction. */
export class FakeMessageWire implements MessageWire {
  readonly stored: CallMessage[] = []
  readonly fetched: { cursor?: string; after?: number }[] = []
  pageSize = 100
  /** Nothing arrives at the server. */
  cut = false
  /** The server takes the message, but its answer gets lost. */
  answersLost = false
  /** Texts that the server does not take. */
  readonly refusals = new Map<string, ErrorCode>()
  attempts = 0

  /** Someone says something. */
  say(message: string, userId = 'grace', id = `id-${this.stored.length + 1}`) {
    const stored: CallMessage = {
      id,
      roomId: 'room',
      userId,
      userName: userId,
      message,
      seq: this.stored.length + 1,
      createdAt: '2026-11-24T15:00:00.000Z',
    }
    this.stored.push(stored)
    return stored
  }

  fetchPage(at: { cursor?: string; after?: number }): Promise<MessagesPage> {
    this.fetched.push(at)
    if (this.cut) return Promise.reject(new Error('cut'))
    const { after } = at
    if (after !== undefined) {
      const missed = this.stored.filter(({ seq }) => seq > after)
      const more = missed.length > this.pageSize
      return Promise.resolve({ items: missed.slice(0, this.pageSize), nextCursor: more ? 'more' : null })
    }
    const before = this.stored.filter(({ seq }) => seq < Number(at.cursor ?? Infinity))
    const items = before.slice(-this.pageSize)
    const oldest = items[0]
    return Promise.resolve({ items, nextCursor: oldest && oldest.seq > 1 ? String(oldest.seq) : null })
  }

  post(id: string, message: string) {
    this.attempts += 1
    const refusal = this.refusals.get(message)
    if (refusal) return Promise.reject(new ApiError(refusal, 0))
    if (this.cut) return Promise.reject(new ApiError('network', 0))
    const stored = this.stored.find((known) => known.id === id) ?? this.say(message, 'ada', id)
    return this.answersLost ? Promise.reject(new ApiError('network', 0)) : Promise.resolve(stored)
  }
}
