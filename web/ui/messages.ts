export const messages = {
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading…',
  notifications: 'Notifications',
} as const
