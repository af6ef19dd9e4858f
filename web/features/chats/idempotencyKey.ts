/**
 * Gives each filling of a form a key of its own: the same content sent again, by a double press or a retry after a
 * lost answer, has the same key; changed content has a new one.
 */
export function createKeyKeeper(newKey: () => string = randomKey) {
  let kept: { content: string; key: string } | undefined
  return {
    keyFor(content: unknown) {
      const text = JSON.stringify(content)
      if (kept?.content !== text) kept = { content: text, key: newKey() }
      return kept.key
    },
    /** After a success: the same content may then be meant anew. */
    forget() {
      kept = undefined
    },
  }
}

/** 128 random bits; unlike crypto.randomUUID() also there on a plain-http network. */
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
