export const messages = {
  reacted: (name: string, emoji: string) => `${name}: ${emoji}`,
  handUp: (name: string) => `${name} raised their hand`,
  ownHandUp: 'Your hand is up',
  lower: 'Lower it',
} as const
