import { expect, test } from 'vitest'
import { type ChatStatus, chatStatuses } from '../../contract/chatStates.ts'
import type { ErrorCode } from '../../contract/errors.ts'
import { decide, type MemberAction } from './rules.ts'

const now = new Date('2026-11-24T15:00:00Z')
const later = '2026-11-24T15:00:01Z'

type Row = Record<ChatStatus, ChatStatus | ErrorCode>
const answered = (code: ErrorCode): Omit<Row, 'pending' | 'accepted'> => ({
  declined: code,
  cancelled: code,
  expired: code,
  completed: code,
  missed: code,
})
const never: Row = { ...answered('chat/not-yours'), pending: 'chat/not-yours', accepted: 'chat/not-yours' }

const table: [MemberAction, 'requester' | 'recipient', Row][] = [
  ['accept', 'requester', never],
  ['decline', 'requester', never],
  ...(['accept', 'decline'] as const).map((action): [MemberAction, 'recipient', Row] => [
    action,
    'recipient',
    {
      ...answered('chat/not-pending'),
      pending: action === 'accept' ? 'accepted' : 'declined',
      accepted: 'chat/not-pending',
      expired: 'chat/expired',
    },
  ]),
  ['cancel', 'requester', { ...answered('chat/not-open'), pending: 'cancelled', accepted: 'cancelled' }],
  ['cancel', 'recipient', { ...answered('chat/not-open'), pending: 'chat/not-yours', accepted: 'cancelled' }],
]

const cases = table.flatMap(([action, actor, row]) =>
  chatStatuses.map((status) => ({ action, actor, status, outcome: row[status] })),
)

test.each(cases)('$action by the $actor of a chat that is $status: $outcome', (row) => {
  const decision = decide({ status: row.status, scheduledTime: later }, row.action, row.actor, now)
  expect(Object.values(decision)).toEqual([row.outcome])
})

test.each(['2026-11-24T15:00:00Z', '2026-11-24T14:00:00Z'])(
  'a request for %s can no longer be accepted',
  (time) => {
    const chat = { status: 'pending', scheduledTime: time } as const
    expect(decide(chat, 'accept', 'recipient', now)).toEqual({ code: 'chat/expired' })
    expect(decide(chat, 'decline', 'recipient', now)).toEqual({ status: 'declined' })
    expect(decide(chat, 'cancel', 'requester', now)).toEqual({ status: 'cancelled' })
  },
)
