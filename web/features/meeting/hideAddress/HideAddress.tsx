import { describeError } from '../../../api/errorMessages.ts'
import { useHideAddress } from '../../../api/useHideAddress.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { messages } from './messages.ts'

/** In the preview: who learns one's network address, and the switch that decides it (C12). */
export function HideAddress({ name }: { name: string }) {
  const { hidden, setHidden, pending, error } = useHideAddress()
  return (
    <div className="grid gap-1">
      <Switch label={messages.hide} checked={hidden} disabled={pending} onCheckedChange={setHidden} />
      <p className="text-sm text-muted">{hidden ? messages.hidden(name) : messages.shown(name)}</p>
      {error && <Notice tone="bad">{describeError(error)}</Notice>}
    </div>
  )
}
