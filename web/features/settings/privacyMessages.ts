export const privacyMessages = {
  title: 'Privacy',
  hideAddress: 'Hide my IP address',
  hideAddressHint:
    'Your calls then go through a relay, so that the other person does not learn where you connect from. They may take a little longer to arrive.',
} as const
