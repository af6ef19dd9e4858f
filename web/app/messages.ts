export const messages = {
  appName: 'Avari',
  navigation: 'Main',
  chats: 'Chats',
  people: 'People',
  profile: 'Profile',
  recordings: 'Recordings',
  signIn: 'Sign in',
  signUp: 'Sign up',
  signOut: 'Sign out',
  signedOut: 'You are signed out.',
  unsent: {
    title: 'Sign out and lose what is unsent?',
    text: (count: number) =>
      count === 1
        ? 'A message of yours was not sent yet. Signing out deletes it from this browser.'
        : `${count} messages of yours were not sent yet. Signing out deletes them from this browser.`,
    stay: 'Stay',
    leave: 'Sign out',
  },
  skipToContent: 'Skip to content',
  profileMenu: (name: string) => `Account of ${name}`,
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  loading: 'Loading…',
  notFound: {
    title: 'There is nothing at this address',
    text: 'The link may be old, or a letter of it got lost. Your chats are where they always are.',
    home: 'Go to the start page',
  },
  error: {
    title: 'This page could not be shown',
    retry: 'Try again',
  },
} as const
