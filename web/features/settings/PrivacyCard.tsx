import { describeError } from '../../api/errorMessages.ts'
import { useHideAddress } from '../../api/useHideAddress.ts'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { privacyMessages } from './privacyMessages.ts'

/** What others learn of oneself beyond the profile; each switch is stored at once (C12). */
export function PrivacyCard() {
  const { hidden, setHidden, pending, error } = useHideAddress()
  return (
    <Card>
      <section className="grid gap-2">
        <h2 className="text-xl font-bold">{privacyMessages.title}</h2>
        {error && <Notice tone="bad">{describeError(error)}</Notice>}
        <Switch
          label={privacyMessages.hideAddress}
          checked={hidden}
          disabled={pending}
          onCheckedChange={setHidden}
        />
        <p className="text-sm text-muted">{privacyMessages.hideAddressHint}</p>
      </section>
    </Card>
  )
}
