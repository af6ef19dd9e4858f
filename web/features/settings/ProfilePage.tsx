import { textLimits } from '../../../contract/limits.ts'
import { describeError } from '../../api/errorMessages.ts'
import { useMe } from '../../api/useMe.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { Input } from '../../ui/Input.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Textarea } from '../../ui/Textarea.tsx'
import { InterestsField } from './InterestsField.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { messages } from './messages.ts'
import { MessagesCard } from './MessagesCard.tsx'
import { PrivacyCard } from './PrivacyCard.tsx'
import { SetupCard } from './SetupCard.tsx'
import { useProfileForm } from './useProfileForm.ts'
import { ZoneField } from './ZoneField.tsx'

/** One's own profile (P2). */
export function ProfilePage() {
  const me = useMe()
  const { form, errors, changed, change, discard, onSubmit, pending, error } = useProfileForm(me)
  return (
    <div className="max-w-2xl">
      <h1 className="text-3xl font-extrabold sm:text-4xl">{messages.title}</h1>
      <p className="mt-1 mb-6 text-muted">{messages.text}</p>
      <Card>
        <form noValidate onSubmit={onSubmit} className="grid gap-6">
          <div className="flex items-center gap-4">
            <Avatar person={{ id: me.id, name: form.name }} size="large" />
            <p className="min-w-0">
              <span className="block text-xl font-bold break-words">{form.name}</span>
              <span className="block text-muted [overflow-wrap:anywhere]">{me.email}</span>
            </p>
          </div>
          {error && <Notice tone="bad">{describeError(error)}</Notice>}
          <Field label={messages.name} error={errors['name']}>
            {(control) => (
              <Input
                {...control}
                value={form.name}
                maxLength={textLimits.name}
                autoComplete="name"
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </Field>
          <Field label={messages.headline} hint={messages.headlineHint} error={errors['headline']}>
            {(control) => (
              <Input
                {...control}
                value={form.headline}
                maxLength={textLimits.headline}
                onChange={(event) => change({ headline: event.target.value })}
              />
            )}
          </Field>
          <Field label={messages.bio} hint={messages.bioHint} error={errors['bio']}>
            {(control) => (
              <Textarea
                {...control}
                value={form.bio}
                maxLength={textLimits.bio}
                onChange={(event) => change({ bio: event.target.value })}
              />
            )}
          </Field>
          <InterestsField interests={form.interests} onChange={(interests) => change({ interests })} />
          <ZoneField zone={form.timeZone} onChange={(timeZone) => change({ timeZone })} />
          <div className="flex flex-wrap gap-3 border-t border-line pt-5">
            <Button type="submit" pending={pending} disabled={!changed}>
              {messages.save}
            </Button>
            {changed && (
              <Button variant="quiet" onClick={discard}>
                {messages.discard}
              </Button>
            )}
          </div>
        </form>
      </Card>
      <div className="mt-6 grid gap-6">
        <PrivacyCard />
        <MessagesCard />
        <SetupCard />
      </div>
      <LeaveGuard when={changed} />
    </div>
  )
}
