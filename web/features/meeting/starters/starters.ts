/** A subject with the words by which an interest belongs to it, and what one may ask about it. */
type Subject = { words: readonly string[]; questions: readonly string[] }
export type Catalog = {
  subjects: readonly Subject[]
  general: readonly string[]
  shared: (interest: string) => string
  aboutShared: readonly string[]
}

/** Interests that both named, in the words of the first, whatever their case and spaces. */
export function sharedInterests(mine: readonly string[], theirs: readonly string[]): string[] {
  const other = new Set(theirs.map(normalize))
  const seen = new Set<string>()
  return mine.filter((interest) => {
    const name = normalize(interest)
    const fits = other.has(name) && !seen.has(name)
    seen.add(name)
    return fits
  })
}

/**
 * Questions to begin a talk with, those about what both like first. The same `turn` gives the same questions, the next
 * one others.
 */
export function startersFor(
  people: { mine: readonly string[]; theirs: readonly string[] },
  catalog: Catalog,
  turn = 0,
  count = 3,
): string[] {
  const about = sharedInterests(people.mine, people.theirs).map((interest, place) => {
    const name = normalize(interest)
    const subject = catalog.subjects.find(({ words }) => words.some((word) => isNamed(name, word)))
    return `${catalog.shared(interest)} ${pick(subject?.questions ?? catalog.aboutShared, turn + place)}`
  })
  const shown = rotate(about, turn * count).slice(0, count)
  const general = rotate(catalog.general, turn * count)
  return [...shown, ...general].slice(0, count)
}

const normalize = (interest: string) => interest.trim().replaceAll(/\s+/gu, ' ').toLowerCase()

/** Whole words alone: "art" is not in "party". */
const isNamed = (interest: string, word: string) => interest.split(/[^\p{L}\p{N}]+/u).includes(word)

const pick = (texts: readonly string[], turn: number) => texts[turn % texts.length] ?? ''

function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const at = items.length === 0 ? 0 : by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}
