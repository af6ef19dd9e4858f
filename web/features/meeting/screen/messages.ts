export const messages = {
  // The apostrophe is the plain one: tests and people's scripts find the pictures by these names.
  screenOf: (name: string) => `${name}'s screen`,
  starting: (name: string) => `${name} is sharing a screen…`,
  actualSize: 'Actual size',
  inActualSize: (name: string) => `${name}’s screen in its actual size`,
  yours: 'Your screen',
  sharing: 'You are sharing your screen',
  unheard: (name: string) => `${name} can’t hear its sound in their app.`,
  stop: 'Stop sharing',
  mode: 'What matters in the screen',
  modes: { text: 'Text', motion: 'Motion' },
  modeHints: { text: 'Letters stay sharp', motion: 'Movement stays smooth' },
} as const
