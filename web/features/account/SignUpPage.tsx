import { passwordLimits, textLimits } from '../../../contract/limits.ts'
import { signUp } from '../../api/session.ts'
import { browserZone } from '../../ui/dateTime.ts'
import { Field } from '../../ui/Field.tsx'
import { Input } from '../../ui/Input.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { checkSignUp } from './checkAccount.ts'
import { messages } from './messages.ts'
import { useAccountForm } from './useAccountForm.ts'

export function SignUpPage({ redirect }: { redirect: string | undefined }) {
  const { errors, ...form } = useAccountForm({
    check: checkSignUp,
    send: (values) => signUp({ ...values, timeZone: browserZone() }),
  })
  return (
    <AccountFrame words={messages.signUp} other="/sign-in" redirect={redirect} {...form}>
      <Field label={messages.name} error={errors.name}>
        {(control) => <Input {...control} name="name" autoComplete="name" maxLength={textLimits.name} />}
      </Field>
      <Field label={messages.email} error={errors.email}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" maxLength={254} />
        )}
      </Field>
      <Field label={messages.password} hint={messages.passwordHint} error={errors.password}>
        {(control) => (
          <Input
            {...control}
            name="password"
            type="password"
            autoComplete="new-password"
            maxLength={passwordLimits.max}
          />
        )}
      </Field>
    </AccountFrame>
  )
}
