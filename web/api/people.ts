import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Person } from '../../contract/people.ts'
import { api } from './client.ts'
import { firstPage, type Page } from './page.ts'

type Wanted = { query?: string; limit?: number; cursor?: string }

async function listPeople(wanted: Wanted, signal: AbortSignal): Promise<Page<Person>> {
  return (await api.people.$get({ query: wanted }, { init: { signal } })).json()
}

/** Members whom one may ask, found by name, headline or interest; all of them for an empty query. */
export const peopleQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['people', query],
    queryFn: ({ pageParam, signal }) => listPeople({ ...(query ? { query } : {}), ...pageParam }, signal),
    initialPageParam: firstPage,
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? undefined : { cursor: nextCursor }),
  })

/** One member by id, or null for one who can't be asked. The directory is read page by page until they come. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Person | null> => {
      let at: { cursor?: string } | undefined = {}
      while (at) {
        const page: Page<Person> = await listPeople({ limit: 100, ...at }, signal)
        const found = page.items.find((person) => person.id === id)
        if (found) return found
        at = page.nextCursor === null ? undefined : { cursor: page.nextCursor }
      }
      return null
    },
  })
