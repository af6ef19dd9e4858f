import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fieldErrorsOf } from '../../api/fieldErrors.ts'
import { sessionQuery } from '../../api/session.ts'
import { focusFirstInvalid } from '../../ui/focusFirstInvalid.ts'
import { readField } from '../../ui/readField.ts'
import type { AccountErrors } from './checkAccount.ts'

type AccountForm = {
  /** Reads and checks the form's values. */
  check: (values: Record<'name' | 'email' | 'password', string>) => AccountErrors
  send: (values: Record<'name' | 'email' | 'password', string>) => Promise<unknown>
}

/** What the sign-in and the sign-up form share: check, send, field errors, and the session afterwards. */
export function useAccountForm({ check, send }: AccountForm) {
  const queryClient = useQueryClient()
  const [errors, setErrors] = useState<AccountErrors>({})
  const mutation = useMutation({
    mutationFn: send,
    // Once the session is known, the page's frame leads on to where one was going.
    onSuccess: () => queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }),
    onError: (error) => setErrors(fieldErrorsOf(error)),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (mutation.isPending) return
    const form = event.currentTarget
    const values = {
      name: readField(form, 'name').trim(),
      email: readField(form, 'email').trim(),
      password: readField(form, 'password'),
    }
    const found = check(values)
    setErrors(found)
    if (Object.keys(found).length > 0) focusFirstInvalid(form)
    else mutation.mutate(values)
  }
  return { errors, onSubmit, pending: mutation.isPending || mutation.isSuccess, error: mutation.error }
}
