import { signIn } from '../../api/session.ts'
import { Field } from '../../ui/Field.tsx'
import { Input } from '../../ui/Input.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { checkSignIn } from './checkAccount.ts'
import { messages } from './messages.ts'
import { useAccountForm } from './useAccountForm.ts'

export function SignInPage({ redirect }: { redirect: string | undefined }) {
  const { errors, ...form } = useAccountForm({
    check: checkSignIn,
    send: ({ email, password }) => signIn({ email, password }),
  })
  return (
    <AccountFrame words={messages.signIn} other="/sign-up" redirect={redirect} {...form}>
      <Field label={messages.email} error={errors.email}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      <Field label={messages.password} error={errors.password}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" />}
      </Field>
    </AccountFrame>
  )
}
