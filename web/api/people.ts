import { infiniteQueryOptions } from '@tanstack/react-query'
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
