export const messages = {
  title: 'Safety code',
  howTo: (name: string) =>
    `Read these out to each other. If ${name} sees the same, nobody sits between you, not even this server.`,
  match: 'They match',
  verified: 'Verified',
  verifiedText: 'You compared this code in this call. It holds until the connection is made anew.',
  differ: 'If they differ, somebody may be listening in: hang up.',
  waiting: (name: string) => `The code appears once ${name} is connected.`,
  unavailable: 'Not available with this client.',
  failed: 'The safety check failed',
  failedText:
    'Somebody may sit between the two of you. Hang up and call again; say nothing private until it works.',
} as const
