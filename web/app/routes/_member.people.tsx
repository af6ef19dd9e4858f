import { createFileRoute } from '@tanstack/react-router'
import { PeoplePage } from '../../features/people/PeoplePage.tsx'

export const Route = createFileRoute('/_member/people')({
  validateSearch: (search: Record<string, unknown>): { query?: string } =>
    typeof search['query'] === 'string' && search['query'] ? { query: search['query'] } : {},
  component: People,
})

function People() {
  return <PeoplePage query={Route.useSearch().query ?? ''} />
}
