import { lazy, useSyncExternalStore } from 'react'
import { LazyPart } from './LazyPart.tsx'
import { toastStore } from './toast.ts'

const Toaster = lazy(() => import('./Toaster.tsx').then((module) => ({ default: module.Toaster })))

/** Where toasts appear. What draws them is loaded with the first one. */
export function ToastOutlet() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  if (toasts.length === 0) return null
  return (
    <LazyPart quiet>
      <Toaster toasts={toasts} onDismiss={toastStore.dismiss} />
    </LazyPart>
  )
}
