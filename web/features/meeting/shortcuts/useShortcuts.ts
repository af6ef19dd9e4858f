import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CallControlsProps } from '../CallControls.tsx'
import { actionOf, type ShortcutAction, takesLetters, takesSpace } from './shortcuts.ts'

/** The keys of the call; the space bar lets one speak while it is held. */
export function useShortcuts(props: CallControlsProps) {
  const current = useRef(props)
  useLayoutEffect(() => {
    current.current = props
  })
  useEffect(() => listen(() => current.current), [])
}

function listen(props: () => CallControlsProps) {
  let speaking = false
  const speak = (wanted: boolean) => {
    if (wanted === speaking || (wanted && !props().muted)) return
    speaking = wanted
    if (props().muted === wanted) props().onMute()
  }
  const onDown = (event: KeyboardEvent) => {
    // Behind a dialog the call is out of reach, for keys as for the mouse.
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return
    if (event.key === ' ' && !takesSpace(event.target)) {
      event.preventDefault()
      if (!event.repeat) speak(true)
      return
    }
    const action = takesLetters(event.target) ? undefined : actionOf(event)
    if (!action) return
    event.preventDefault()
    perform(action, props())
  }
  const onUp = ({ key }: KeyboardEvent) => {
    if (key === ' ') speak(false)
  }
  const silence = () => speak(false)
  document.addEventListener('keydown', onDown)
  document.addEventListener('keyup', onUp)
  window.addEventListener('blur', silence)
  return () => {
    silence()
    document.removeEventListener('keydown', onDown)
    document.removeEventListener('keyup', onUp)
    window.removeEventListener('blur', silence)
  }
}

function perform(action: ShortcutAction, props: CallControlsProps) {
  const buttons: Partial<Record<ShortcutAction, () => void>> = {
    mute: props.onMute,
    camera: props.onCamera,
    record: props.onRecord,
    chat: props.onChat,
    ...(props.canShare && { share: props.onShare }),
  }
  const work = buttons[action] ?? props.menuItems.find(({ id }) => id === action)?.onSelect
  work?.()
}
