export const chatStatuses = [
  'pending',
  'accepted',
  'declined',
  'cancelled',
  'expired',
  'completed',
  'missed',
] as const
export type ChatStatus = (typeof chatStatuses)[number]

/** Who acts on a chat: one of its two people, or the clock. */
export type ChatActor = 'requester' | 'recipient' | 'clock'
export type ChatAction = 'accept' | 'decline' | 'cancel' | 'expire' | 'complete' | 'miss'

export type ChatTransition = {
  action: ChatAction
  from: ChatStatus
  to: ChatStatus
  actors: readonly ChatActor[]
}

/** The whole state machine of a coffee chat (S5–S9). The database's trigger holds the same table. */
export const chatTransitions: readonly ChatTransition[] = [
  { action: 'accept', from: 'pending', to: 'accepted', actors: ['recipient'] },
  { action: 'decline', from: 'pending', to: 'declined', actors: ['recipient'] },
  { action: 'cancel', from: 'pending', to: 'cancelled', actors: ['requester'] },
  { action: 'cancel', from: 'accepted', to: 'cancelled', actors: ['requester', 'recipient'] },
  { action: 'expire', from: 'pending', to: 'expired', actors: ['clock'] },
  { action: 'complete', from: 'accepted', to: 'completed', actors: ['clock'] },
  { action: 'miss', from: 'accepted', to: 'missed', actors: ['clock'] },
]

/** The transition that `actor` causes by `action` from `status`, or undefined where there is none. */
export function findTransition(status: ChatStatus, action: ChatAction, actor: ChatActor) {
  return chatTransitions.find(
    (transition) =>
      transition.from === status && transition.action === action && transition.actors.includes(actor),
  )
}
