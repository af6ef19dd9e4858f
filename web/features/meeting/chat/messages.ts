export const messages = {
  title: 'Chat',
  close: 'Close chat',
  field: 'Message',
  placeholder: 'Type a message...',
  send: 'Send',
  emoji: 'Emoji',
  typing: (name: string) => `${name} is typing…`,
  tooMany: 'Too many of your messages still wait to be sent.',
  empty: (name: string) => `Only you and ${name} can read this.`,
  kept: (days: number | null) =>
    days === null ? 'Kept with your chat' : days === 1 ? 'Kept for 1 day' : `Kept for ${days} days`,
  count: (length: number, limit: number) => `${length} of ${limit} characters`,
} as const
