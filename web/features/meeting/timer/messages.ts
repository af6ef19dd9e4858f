import type { TimeNotice } from './agreedTime.ts'

export const messages = {
  elapsed: 'Time in the call',
  notice: {
    soon: 'Five more minutes until your agreed end.',
    over: 'Your agreed time is over. Nothing ends by itself: stay as long as you both like.',
  } satisfies Record<TimeNotice, string>,
  dismiss: 'Got it',
} as const
