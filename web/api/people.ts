import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Person } from '../../contract/people.ts'
import { callApi } from './client.ts'
import type { Page } from './page.ts'

/** Members whom one may ask, found by name, headline or interest; all of them for an empty query. */
export const peopleQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['people', query],
    queryFn: ({ pageParam, signal }) =>
      callApi<Page<Person>>('/api/people', { query: { query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** One member by id, or null for one who can't be asked. The directory is read page by page until they come. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Person | null> => {
      let cursor: string | undefined
      do {
        const page: Page<Person> = await callApi('/api/people', { query: { limit: 100, cursor }, signal })
        const found = page.items.find((person) => person.id === id)
        if (found) return found
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return null
    },
  })
