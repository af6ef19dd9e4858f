export const messages = {
  mute: 'Mute',
  unmute: 'Unmute',
  hangUp: 'Hang up',
  asked: (name: string) => `${name} asks to record the call.`,
  answer: 'Answer',
} as const
