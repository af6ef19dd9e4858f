export type ToastTone = 'good' | 'bad'
export type ToastMessage = { id: number; text: string; tone: ToastTone }

let toasts: readonly ToastMessage[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly ToastMessage[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a short message at the edge of the page for some seconds. */
export const toast = {
  good: (text: string) => add(text, 'good'),
  bad: (text: string) => add(text, 'bad'),
}

function add(text: string, tone: ToastTone) {
  lastId += 1
  change([...toasts.filter((shown) => shown.text !== text), { id: lastId, text, tone }])
}

/** The store behind `Toaster`. */
export const toastStore = {
  get: () => toasts,
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  dismiss: (id: number) => change(toasts.filter((shown) => shown.id !== id)),
  /** Good news of the page that was left must not cover the next one's buttons; a failure is still to be read. */
  dismissGood: () => change(toasts.filter(({ tone }) => tone !== 'good')),
}
