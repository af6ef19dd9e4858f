import { Clock } from 'lucide-react'
import type { CoffeeChat } from '../../../../contract/chats.ts'
import { Button } from '../../../ui/Button.tsx'
import { messages } from './messages.ts'
import { useAgreedTime } from './useAgreedTime.ts'

/** Says gently that the agreed time is nearly over. */
export function TimeNotice({ chat }: { chat: CoffeeChat }) {
  const { notice, dismiss } = useAgreedTime(chat)
  return (
    <div aria-live="polite">
      {notice && (
        <div className="appear mx-auto flex w-full max-w-lg items-center gap-3 rounded-card border border-line bg-surface/95 py-2 pr-2 pl-4 shadow-float">
          <Clock aria-hidden="true" className="size-5 shrink-0 text-muted" />
          <p className="flex-1">{messages.notice[notice]}</p>
          <Button variant="quiet" onClick={dismiss}>
            {messages.dismiss}
          </Button>
        </div>
      )}
    </div>
  )
}
