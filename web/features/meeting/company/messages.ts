/** What the menu's own entries say; everything else is in the catalogs of the parts. */
export const messages = {
  reactions: 'Reactions',
  emojis: {
    '👍': 'Thumbs up',
    '👏': 'Applause',
    '❤️': 'Heart',
    '😂': 'Laughing',
    '🎉': 'Hooray',
    '😮': 'Wow',
  } as Readonly<Record<string, string>>,
  raiseHand: 'Raise hand',
  fullScreen: 'Full screen',
  floating: 'Floating window',
  safety: 'Safety code',
  starters: 'Something to talk about',
  shortcuts: 'Keyboard shortcuts',
} as const
