import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { defaultChatDuration } from '../../../contract/limits.ts'
import type { RequestChat } from '../../../contract/chats.ts'
import { chatsKey, requestChat } from '../../api/chats.ts'
import { personQuery } from '../../api/people.ts'
import { focusFirstInvalid } from '../../ui/focusFirstInvalid.ts'
import { toast } from '../../ui/toast.ts'
import { checkRequest, type RequestErrors, type RequestForm } from './checkRequest.ts'
import { firstName } from './chatView.ts'
import { createKeyKeeper } from './idempotencyKey.ts'
import { schedule } from './scheduleMessages.ts'

const blank: RequestForm = {
  person: null,
  date: '',
  time: '',
  durationMinutes: defaultChatDuration,
  topic: '',
  notes: '',
}

/** The form's values, checks and sending (S2, S3). `zone` is the member's; `personId` whom it is about at first. */
export function useScheduleForm(zone: string, personId: string | undefined) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [values, setValues] = useState(blank)
  const [errors, setErrors] = useState<RequestErrors>({})
  const [keys] = useState(() => createKeyKeeper())
  const [presetUsed, setPresetUsed] = useState(false)
  const preset = useQuery({ ...personQuery(personId ?? ''), enabled: personId !== undefined && !presetUsed })
  const form = presetUsed || values.person ? values : { ...values, person: preset.data ?? null }

  const change = (changed: Partial<RequestForm>) => {
    setValues({ ...form, ...changed })
    setErrors((shown) => Object.fromEntries(Object.entries(shown).filter(([field]) => !(field in changed))))
    if ('person' in changed) setPresetUsed(true)
  }

  const send = useMutation({
    mutationFn: ({ request }: { request: RequestChat; name: string }) =>
      requestChat(request, keys.keyFor(request)),
    onSuccess: async (_chat, { name }) => {
      keys.forget()
      setPresetUsed(true)
      setValues(blank)
      toast.good(schedule.sent(firstName(name)))
      // The address names the person whom the form began with; the next filling is about somebody else.
      if (personId !== undefined) await navigate({ to: '/chats', search: { tab: 'schedule' }, replace: true })
      await queryClient.invalidateQueries({ queryKey: chatsKey })
    },
  })

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (send.isPending) return
    const checked = checkRequest(form, zone, new Date())
    setErrors(checked.errors ?? {})
    if (checked.request) send.mutate({ request: checked.request, name: form.person?.name ?? '' })
    else focusFirstInvalid(event.currentTarget)
  }
  return { form, change, errors, onSubmit, pending: send.isPending, error: send.error }
}
