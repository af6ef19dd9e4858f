/** Joins class names; what is false, null or undefined is left out. */
export function classNames(...names: (string | false | null | undefined)[]) {
  return names.filter(Boolean).join(' ')
}
