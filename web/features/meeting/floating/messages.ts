export const messages = {
  mute: 'Mute',
  unmute: 'Unmute',
  hangUp: 'Hang up',
} as const
