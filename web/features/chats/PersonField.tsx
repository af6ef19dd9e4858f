import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '../../../contract/people.ts'
import { peopleQuery } from '../../api/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Combobox } from '../../ui/Combobox.tsx'
import { Field } from '../../ui/Field.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { schedule } from './scheduleMessages.ts'

type PersonFieldProps = {
  person: Person | null
  onChange: (person: Person | null) => void
  error: string | undefined
}

/** Picks a member (S2): the server searches as one types; the first entry clears. */
export function PersonField({ person, onChange, error }: PersonFieldProps) {
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim())
  const people = useInfiniteQuery({ ...peopleQuery(search), placeholderData: keepPreviousData })
  const found = people.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Field label={schedule.person} error={error}>
      {(control) => (
        <Combobox<Person>
          control={control}
          placeholder={schedule.anybody}
          items={[null, ...found]}
          selected={person}
          onSelect={onChange}
          onSearch={setTyped}
          textOf={({ name }) => name}
          keyOf={({ id }) => id}
          loading={people.isFetching || search !== typed.trim()}
          emptyText={schedule.nobodyFound}
          showList={schedule.showList}
          render={(each) => (
            <span className="flex min-w-0 flex-1 items-center gap-3">
              <Avatar person={each} size="small" />
              <span className="min-w-0">
                <span className="block truncate font-semibold">{each.name}</span>
                {each.headline && <span className="block truncate text-sm text-muted">{each.headline}</span>}
              </span>
            </span>
          )}
        />
      )}
    </Field>
  )
}
