import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Me, UpdateMe } from '../../../contract/people.ts'
import { fieldErrorsOf } from '../../api/fieldErrors.ts'
import { sessionQuery, updateMe } from '../../api/session.ts'
import { focusFirstInvalid } from '../../ui/focusFirstInvalid.ts'
import { toast } from '../../ui/toast.ts'
import { messages } from './messages.ts'
import { changesOf, formOf, type ProfileForm } from './profileForm.ts'

/** The profile form's values, what differs from the stored ones, and saving it (P2). */
export function useProfileForm(me: Me) {
  const queryClient = useQueryClient()
  const [form, setForm] = useState(() => formOf(me))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const changes = changesOf(form, me)
  const save = useMutation({
    mutationFn: (changed: UpdateMe) => updateMe(changed),
    onSuccess: (stored) => {
      queryClient.setQueryData(sessionQuery.queryKey, stored)
      setForm(formOf(stored))
      toast.good(messages.saved)
    },
    onError: (error) => setErrors(fieldErrorsOf(error)),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (save.isPending) return
    const found: Record<string, string> = form.name.trim() ? {} : { name: messages.nameMissing }
    setErrors(found)
    if (found['name']) focusFirstInvalid(event.currentTarget)
    else if (changes) save.mutate(changes)
  }
  return {
    form,
    errors,
    changed: changes !== undefined,
    change: (changed: Partial<ProfileForm>) => setForm({ ...form, ...changed }),
    discard: () => setForm(formOf(me)),
    onSubmit,
    pending: save.isPending,
    error: save.error,
  }
}
