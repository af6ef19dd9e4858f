export const messages = { more: 'More options' } as const
