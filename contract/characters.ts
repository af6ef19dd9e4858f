/**
 * How many characters a text has, as PostgreSQL's char_length counts them: code points. JavaScript's `length` would count
 * most emoji twice.
 */
export const countCharacters = (text: string) => Array.from(text).length

/** The text without what goes beyond `limit` at its caret, as a field with a longest length takes it, and the caret then. */
export function fitAtCaret(text: string, caret: number, limit: number) {
  const excess = countCharacters(text) - limit
  if (excess <= 0) return { text, caret }
  const before = Array.from(text.slice(0, caret))
  const kept = before.slice(0, Math.max(0, before.length - excess)).join('')
  const rest = Array.from(text.slice(caret))
  const room = limit - countCharacters(kept)
  return { text: kept + rest.slice(0, room).join(''), caret: kept.length }
}
