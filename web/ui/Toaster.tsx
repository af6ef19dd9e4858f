import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Toast } from 'radix-ui'
import { IconButton } from './IconButton.tsx'
import { messages } from './messages.ts'
import type { ToastMessage } from './toast.ts'

/** How long a toast stays, in ms; a failure longer, since it must be read and acted on. */
const duration = { good: 5000, bad: 9000 } as const

type ToasterProps = { toasts: readonly ToastMessage[]; onDismiss: (id: number) => void }

/** Draws the toasts; they wait while one hovers or focuses them, F8 leads to them. */
export function Toaster({ toasts, onDismiss }: ToasterProps) {
  return (
    <Toast.Provider label={messages.notifications}>
      {toasts.map(({ id, text, tone }) => (
        <Toast.Root
          key={id}
          duration={duration[tone]}
          type={tone === 'bad' ? 'foreground' : 'background'}
          onOpenChange={(open) => {
            if (!open) onDismiss(id)
          }}
          className="appear flex items-center gap-3 rounded-control bg-ink py-1 pr-1 pl-4 text-page shadow-float ring-1 ring-page/15"
        >
          {tone === 'good' ? (
            <CircleCheck aria-hidden="true" className="size-5 shrink-0" />
          ) : (
            <CircleAlert aria-hidden="true" className="size-5 shrink-0" />
          )}
          <Toast.Description className="flex-1 py-2 font-medium">{text}</Toast.Description>
          <Toast.Close asChild>
            <IconButton label={messages.close} className="text-page hover:bg-ink hover:opacity-75">
              <X aria-hidden="true" className="size-4" />
            </IconButton>
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport className="fixed right-4 bottom-[calc(6.5rem+env(safe-area-inset-bottom))] left-4 z-50 mx-auto grid max-w-md gap-2 sm:right-auto sm:left-6 sm:mx-0 sm:w-96" />
    </Toast.Provider>
  )
}
