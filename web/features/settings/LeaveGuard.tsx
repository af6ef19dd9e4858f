import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { messages } from './messages.ts'

/** Asks before unsaved changes are left behind, by a link, by Back or by closing the page. */
export function LeaveGuard({ when }: { when: boolean }) {
  const blocker = useBlocker({ shouldBlockFn: () => when, enableBeforeUnload: when, withResolver: true })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog title={messages.leave.title} onClose={blocker.reset}>
      <p className="text-muted">{messages.leave.text}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button variant="danger" className="max-sm:flex-1" onClick={blocker.proceed}>
          {messages.leave.leave}
        </Button>
        <Button className="max-sm:flex-1" onClick={blocker.reset}>
          {messages.leave.stay}
        </Button>
      </div>
    </Dialog>
  )
}
