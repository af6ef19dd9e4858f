/** One or two letters that stand for a name: of the first and the last word. */
export function initialsOf(name: string) {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = words[0]
  const last = words.length > 1 ? words.at(-1) : undefined
  return (
    [first, last]
      .map((word) => firstLetter(word))
      .join('')
      .toLocaleUpperCase() || '?'
  )
}

function firstLetter(word: string | undefined) {
  const [letter] = new Intl.Segmenter().segment(word ?? '')
  return letter?.segment ?? ''
}
