import { ShieldAlert } from 'lucide-react'
import { useHideAddress } from '../../../api/useHideAddress.ts'
import { Button } from '../../../ui/Button.tsx'
import { MeetingNotice } from '../MeetingNotice.tsx'
import { messages } from './messages.ts'

/** In place of the call: a hidden address can't be kept without a relay, so nothing is opened that would show it. */
export function NoRelay() {
  const { setHidden, pending } = useHideAddress()
  const { title, text, action } = messages.noRelay
  return (
    <MeetingNotice icon={<ShieldAlert />} title={title} text={text}>
      <Button pending={pending} onClick={() => setHidden(false)}>
        {action}
      </Button>
    </MeetingNotice>
  )
}
