export const messages = {
  title: 'Chat',
  close: 'Close chat',
  log: 'Conversation',
  you: 'You',
  field: 'Message',
  placeholder: 'Type a message...',
  send: 'Send',
  sending: 'sending',
  failed: 'failed',
  retry: 'retry',
  retryLabel: (message: string) => `Retry sending “${message}”`,
  earlier: 'Show earlier messages',
  newest: 'New messages',
  loading: 'Loading the messages',
  empty: (name: string) => `Only you and ${name} can read this. It stays with your chat.`,
  count: (length: number, limit: number) => `${length} of ${limit} characters`,
} as const

const hourMinute = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** An instant as HH:MM on the reader's own clock (T1). */
export const timeOfDay = (instant: string) => hourMinute.format(new Date(instant))
