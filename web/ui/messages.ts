export const messages = {
  close: 'Close',
  retry: 'Try again',
  loading: 'Loading…',
  notifications: 'Notifications',
  partMissing: 'A part of this page could not be loaded. Reload the page when you can.',
} as const
