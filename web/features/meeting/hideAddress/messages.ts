export const messages = {
  hide: 'Hide my IP address',
  shown: (name: string) =>
    `Joining, or waiting here to join, shows your network address to ${name} unless “Hide my IP address” is on.`,
  hidden: (name: string) => `The call goes through a relay, so ${name} does not see your network address.`,
  noRelay: {
    title: 'Your IP address can’t be hidden here',
    text: 'You have “Hide my IP address” on, and this server has no relay that could keep it from the other person. You can join without hiding it, or ask whoever runs this server to set up TURN.',
    action: 'Join without hiding it',
  },
} as const
