/** A piece of a message: plain text, or a link that is safe to follow. */
export type TextPiece = { text: string; href?: string }

const candidates = /https?:\/\/[^\s<>"']+/giu
// A full stop or bracket at the end belongs to the sentence more often than to the address.
const trailing = /[.,;:!?)\]}]+$/u

/** Splits a text at its web addresses (T6). Only http and https become links; everything else stays text. */
export function splitLinks(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(candidates)) {
    const address = match[0].replace(trailing, '')
    const href = safeHref(address)
    if (href === null) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    pieces.push({ text: address, href })
    from = match.index + address.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

function safeHref(address: string) {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  // A name and password before the host serve to disguise it.
  const isPlain = url.username === '' && url.password === ''
  return (url.protocol === 'http:' || url.protocol === 'https:') && isPlain ? url.href : null
}
