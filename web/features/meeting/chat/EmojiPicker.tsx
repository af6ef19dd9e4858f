import dataAddress from 'emoji-picker-element-data/en/emojibase/data.json?url'
import Picker from 'emoji-picker-element/picker.js'
import { useEffect, useRef } from 'react'
import { messages } from './messages.ts'

type EmojiPickerProps = {
  onPick: (emoji: string) => void
  onClose: () => void
}

/** All emoji with a search, loaded when first opened. Names and groups come from a file of our own. */
export function EmojiPicker({ onPick, onClose }: EmojiPickerProps) {
  const place = useRef<HTMLElement>(null)
  const pick = useRef(onPick)
  useEffect(() => {
    pick.current = onPick
  })
  useEffect(() => {
    const picker = new Picker({ dataSource: dataAddress, locale: 'en' })
    // The stage of the call is dark in both themes.
    picker.className = 'dark'
    picker.addEventListener('emoji-click', ({ detail }) => {
      if (detail.unicode) pick.current(detail.unicode)
    })
    place.current?.append(picker)
    const stopFocusing = focusSearch(picker)
    return () => {
      stopFocusing()
      picker.remove()
    }
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      // The panel behind stays open.
      event.preventDefault()
      onClose()
    }
    // Before the panel hears of it.
    addEventListener('keydown', onKeyDown, { capture: true })
    return () => removeEventListener('keydown', onKeyDown, { capture: true })
  }, [onClose])
  return <section ref={place} aria-label={messages.emoji} className="appear border-t border-line" />
}

/** The picker draws itself a moment after it is put in; what one types next is for its search. */
function focusSearch({ shadowRoot }: Picker) {
  if (!shadowRoot) return () => {}
  const focus = () => {
    const search = shadowRoot.querySelector<HTMLInputElement>('input[type=search]')
    if (!search) return
    observer.disconnect()
    search.focus()
  }
  const observer = new MutationObserver(focus)
  observer.observe(shadowRoot, { childList: true, subtree: true })
  focus()
  return () => observer.disconnect()
}
