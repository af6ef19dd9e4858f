import { useLayoutEffect, useRef, useState } from 'react'
import { countCharacters, fitAtCaret } from '../../../../contract/characters.ts'
import { textLimits } from '../../../../contract/limits.ts'

/** What is being written in the field: never longer than a message may be (T2). */
export function useDraft() {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(false)
  /** Where the caret belongs once the field shows the text that was put into it. */
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  const show = (next: string, at: number | null) => {
    caret.current = at
    setText(next)
    setRefused(false)
  }
  return {
    field,
    text,
    /** The message was not taken. */
    refused,
    refuse: () => setRefused(true),
    clear: () => show('', null),
    change: (next: string) => {
      const fitted = fitAtCaret(next, field.current?.selectionStart ?? next.length, textLimits.message)
      // A controlled field keeps what it was given before: what was cut off is taken out of it by hand.
      if (fitted.text !== next && field.current) field.current.value = fitted.text
      show(fitted.text, fitted.text === next ? null : fitted.caret)
    },
    /** Puts a character where the caret is, unless there is no room for all of it. */
    insert: (character: string) => {
      const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {}
      const next = text.slice(0, selectionStart) + character + text.slice(selectionEnd)
      if (countCharacters(next) <= textLimits.message) show(next, selectionStart + character.length)
    },
  }
}
