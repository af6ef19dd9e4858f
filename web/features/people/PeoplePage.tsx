import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { peopleQuery } from '../../api/people.ts'
import { Input } from '../../ui/Input.tsx'
import { useDebounced } from '../../ui/useDebounced.ts'
import { messages } from './messages.ts'
import { PeopleList } from './PeopleList.tsx'

/** The directory (P3). What is searched for is in the address. */
export function PeoplePage({ query }: { query: string }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(query)
  const searched = useDebounced(typed.trim())
  const people = useInfiniteQuery({ ...peopleQuery(searched), placeholderData: keepPreviousData })
  const search = (text: string) => {
    setTyped(text)
    const trimmed = text.trim()
    void navigate({ to: '/people', search: trimmed ? { query: trimmed } : {}, replace: true })
  }
  return (
    <>
      <h1 className="text-3xl font-extrabold sm:text-4xl">{messages.title}</h1>
      <p className="mt-1 text-muted">{messages.text}</p>
      <search className="relative my-6 block max-w-xl">
        <Search aria-hidden="true" className="absolute top-1/2 left-3.5 size-5 -translate-y-1/2 text-muted" />
        <Input
          type="search"
          aria-label={messages.search}
          placeholder={messages.searchPlaceholder}
          value={typed}
          maxLength={100}
          onChange={(event) => search(event.target.value)}
          className="pl-11"
        />
      </search>
      <PeopleList people={people} query={searched} onShowAll={() => search('')} />
    </>
  )
}
