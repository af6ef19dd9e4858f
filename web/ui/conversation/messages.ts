export const messages = {
  you: 'You',
  log: 'Conversation',
  sending: 'sending',
  failed: 'failed',
  retry: 'retry',
  retryLabel: (message: string) => `Retry sending “${message}”`,
  discard: 'Discard',
  discardLabel: (message: string) => `Discard “${message}”`,
  earlier: 'Show earlier messages',
  newest: 'New messages',
  loading: 'Loading the messages',
} as const

const hourMinute = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** An instant as HH:MM on the reader's own clock (T1). */
export const timeOfDay = (instant: string) => hourMinute.format(new Date(instant))
