/** What a key does: a button of the call's controls, or the entry of "More options" with that id. */
export type ShortcutAction =
  'mute' | 'camera' | 'share' | 'record' | 'chat' | 'hand' | 'full-screen' | 'floating' | 'shortcuts'

export const shortcutKeys: Readonly<Record<string, ShortcutAction>> = {
  m: 'mute',
  v: 'camera',
  s: 'share',
  r: 'record',
  c: 'chat',
  h: 'hand',
  f: 'full-screen',
  p: 'floating',
  '?': 'shortcuts',
}

export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

/** The action of a press; none while a key is held, nor where the browser or the system means something by it. */
export function actionOf(press: Press): ShortcutAction | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat) return undefined
  return shortcutKeys[press.key.toLowerCase()]
}

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=menu]'
const pressedBySpace = 'button, summary, a, [role=button], [role=switch], [role=tab]'

/** Whether keys go into `target`: never take a letter from somebody who types. */
export const takesLetters = (target: EventTarget | null) => isWithin(target, typing)
/** Whether the space bar presses `target`. */
export const takesSpace = (target: EventTarget | null) => isWithin(target, `${typing}, ${pressedBySpace}`)

function isWithin(target: EventTarget | null, selector: string) {
  return target instanceof Element && target.closest(selector) !== null
}
