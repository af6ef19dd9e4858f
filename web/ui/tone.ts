/** How many avatar colours theme.css has. */
const toneCount = 6

/** Which of the avatar colours a person has: always the same one, 0 … 5. */
export function toneOf(id: string) {
  let sum = 0
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % toneCount
}
