/** Longest name of a file, in characters; file systems take 255 bytes, and most names are plain. */
export const longestFileName = 120
const longestExtension = 20

/** Control characters, and those that turn the direction of writing and so disguise an ending: `photo\u202Egpj.exe`. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu
/** What separates folders, or means something to a file system. */
const reserved = /[<>:"|?*/\\]/gu
/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu

/** A name that is only a name, whatever the other side calls its file: no folder, no hidden file, no disguised ending. */
export function safeFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/su, '')
    .replace(invisible, '')
    .replace(reserved, '_')
    .replace(/^[.\s]+|[.\s]+$/gu, '')
    .replace(device, (word) => `_${word}`)
  return plain === '' ? 'file' : shortened(plain)
}

/** Keeps the ending, which says what the file is. */
function shortened(name: string) {
  const characters = Array.from(name)
  if (characters.length <= longestFileName) return name
  const ending = /\.[^.\s]+$/u.exec(name)?.[0] ?? ''
  const kept = ending.length <= longestExtension ? ending : ''
  return characters.slice(0, longestFileName - kept.length).join('') + kept
}
