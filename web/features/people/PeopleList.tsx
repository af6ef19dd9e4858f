import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { SearchX, Users } from 'lucide-react'
import type { Person } from '../../../contract/people.ts'
import { describeError } from '../../api/errorMessages.ts'
import type { Page } from '../../api/page.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { messages } from './messages.ts'
import { PersonCard } from './PersonCard.tsx'

const gridStyle = 'grid gap-4 sm:grid-cols-2 lg:grid-cols-3'

type PeopleListProps = {
  people: UseInfiniteQueryResult<InfiniteData<Page<Person>>>
  query: string
  onShowAll: () => void
}

/** The members that were found, or what stands there instead. */
export function PeopleList({ people, query, onShowAll }: PeopleListProps) {
  if (people.isPending) return <PeopleSkeletons />
  if (!people.data) {
    return (
      <ErrorState
        title={messages.loadFailed}
        text={describeError(people.error)}
        onRetry={() => void people.refetch()}
        pending={people.isFetching}
      />
    )
  }
  const found = people.data.pages.flatMap((page) => page.items)
  if (found.length === 0) return <Nobody query={query} onShowAll={onShowAll} />
  return (
    <div className="grid gap-6">
      <output className="sr-only">{messages.found(found.length, people.hasNextPage)}</output>
      <ul className={gridStyle}>
        {found.map((person) => (
          <li key={person.id} className="grid">
            <PersonCard person={person} />
          </li>
        ))}
      </ul>
      {people.hasNextPage && (
        <Button
          variant="secondary"
          className="justify-self-center"
          pending={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {messages.loadMore}
        </Button>
      )}
    </div>
  )
}

function Nobody({ query, onShowAll }: { query: string; onShowAll: () => void }) {
  if (!query) return <EmptyState icon={<Users />} {...messages.empty} />
  return (
    <EmptyState icon={<SearchX />} title={messages.nobody.title(query)} text={messages.nobody.text}>
      <Button variant="secondary" onClick={onShowAll}>
        {messages.nobody.all}
      </Button>
    </EmptyState>
  )
}

function PeopleSkeletons() {
  return (
    <div aria-busy="true" className={gridStyle}>
      <output className="sr-only">{messages.loading}</output>
      {[1, 2, 3, 4, 5, 6].map((place) => (
        <Card key={place} className="grid gap-4">
          <div className="flex items-center gap-4">
            <Skeleton className="size-12 rounded-full" />
            <Skeleton className="h-5 w-32 rounded-lg" />
          </div>
          <Skeleton className="h-4 w-full rounded-lg" />
          <Skeleton className="h-11 w-full rounded-control" />
        </Card>
      ))}
    </div>
  )
}
