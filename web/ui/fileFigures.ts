const minute = 60
const hour = 60 * minute

const two = (value: number) => String(value).padStart(2, '0')

/** A length as clocks show it: 0:07, 12:34, 1:02:03. */
export function formatLength(milliseconds: number) {
  const seconds = Math.round(milliseconds / 1000)
  const rest = two(seconds % minute)
  if (seconds < hour) return `${Math.floor(seconds / minute)}:${rest}`
  return `${Math.floor(seconds / hour)}:${two(Math.floor((seconds % hour) / minute))}:${rest}`
}

/** A size in the largest unit that it fills, as file managers show it: 340 KB, 12.4 MB, 1.2 GB. */
export function formatSize(bytes: number) {
  if (bytes < 999_500) return `${Math.max(1, Math.round(bytes / 1e3))} KB`
  if (bytes < 999_950_000) return `${(bytes / 1e6).toFixed(1)} MB`
  return `${(bytes / 1e9).toFixed(1)} GB`
}
