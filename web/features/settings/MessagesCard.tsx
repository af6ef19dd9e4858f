import { useMutation, useQueryClient } from '@tanstack/react-query'
import { retentionDays } from '../../../contract/limits.ts'
import { describeError } from '../../api/errorMessages.ts'
import { sessionQuery, updateMe } from '../../api/session.ts'
import { useMe } from '../../api/useMe.ts'
import { Card } from '../../ui/Card.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { messages } from './messages.ts'

/** How long what is said in one's calls is kept; stored at once (T3). */
export function MessagesCard() {
  const queryClient = useQueryClient()
  const stored = useMe().messageRetentionDays
  const change = useMutation({
    mutationFn: (messageRetentionDays: typeof stored) => updateMe({ messageRetentionDays }),
    onSuccess: (me) => {
      queryClient.setQueryData(sessionQuery.queryKey, me)
      return queryClient.invalidateQueries({ queryKey: ['room'] })
    },
  })
  const shown = change.isPending ? change.variables : stored
  const { title, field, forever, days, hint } = messages.messages
  return (
    <Card>
      <section className="grid gap-3">
        <h2 className="text-xl font-bold">{title}</h2>
        {change.error && <Notice tone="bad">{describeError(change.error)}</Notice>}
        <Field label={field} hint={hint}>
          {(control) => (
            <Select
              {...control}
              value={shown ?? ''}
              disabled={change.isPending}
              onChange={({ target }) =>
                change.mutate(retentionDays.find((choice) => String(choice) === target.value) ?? null)
              }
            >
              <option value="">{forever}</option>
              {retentionDays.map((choice) => (
                <option key={choice} value={choice}>
                  {days(choice)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </section>
    </Card>
  )
}
