/** After the next drawing, leads the keyboard to the first field of a form that is marked as wrong. */
export function focusFirstInvalid(form: HTMLElement) {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
