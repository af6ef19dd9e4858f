/** The text of a form's field by its name; empty where there is none. */
export function readField(form: HTMLFormElement, name: string) {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
