import {
  type ChatAction,
  type ChatActor,
  type ChatStatus,
  findTransition,
} from '../../contract/chatStates.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import type { Chat } from './chat.ts'

/** What one of the two people may do to a chat; the clock's actions are the sweep's. */
export type MemberAction = Extract<ChatAction, 'accept' | 'decline' | 'cancel'>

export type Decision = { status: ChatStatus } | { code: ErrorCode }

/**
 * Decides what becomes of a chat when one of its people acts on it (S5–S8). Pure: `now` is the database's clock.
 * Who may never do a thing hears `chat/not-yours`, whatever the chat's state; who comes too late hears why.
 */
export function decide(
  chat: Pick<Chat, 'status' | 'scheduledTime'>,
  action: MemberAction,
  actor: Exclude<ChatActor, 'clock'>,
  now: Date,
): Decision {
  const transition = findTransition(chat.status, action, actor)
  if (!transition) return { code: whyNot(chat.status, action, actor) }
  if (action === 'accept' && new Date(chat.scheduledTime) <= now) return { code: 'chat/expired' }
  return { status: transition.to }
}

function whyNot(status: ChatStatus, action: MemberAction, actor: ChatActor): ErrorCode {
  if (action === 'cancel') {
    const open = status === 'pending' || status === 'accepted'
    return open ? 'chat/not-yours' : 'chat/not-open'
  }
  if (actor !== 'recipient') return 'chat/not-yours'
  return status === 'expired' ? 'chat/expired' : 'chat/not-pending'
}
