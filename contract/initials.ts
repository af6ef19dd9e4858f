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

/** A letter or digit that nothing is put together with. */
const plainLetter = /^[\p{L}\p{N}](?![\p{M}\p{Cf}])/u

function firstLetter(word: string | undefined) {
  const text = (word ?? '').normalize('NFC')
  const [plain] = plainLetter.exec(text) ?? []
  if (plain) return plain
  // Which signs make up one, only the segmenter knows; its first use takes a slow machine a tenth of a second.
  const [letter] = new Intl.Segmenter().segment(text)
  return letter?.segment ?? ''
}
