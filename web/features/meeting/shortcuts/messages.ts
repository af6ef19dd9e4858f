import type { ShortcutAction } from './shortcuts.ts'

export const messages = {
  title: 'Keyboard shortcuts',
  hint: 'They rest while you type.',
  actions: {
    mute: 'Mute or unmute',
    camera: 'Camera on or off',
    share: 'Share your screen',
    record: 'Record the call, or stop',
    chat: 'Open or close the chat',
    hand: 'Raise or lower your hand',
    'full-screen': 'Full screen',
    floating: 'Floating window',
    shortcuts: 'This sheet',
  } satisfies Record<ShortcutAction, string>,
  space: 'Space',
  talk: 'Hold to talk while muted',
} as const
