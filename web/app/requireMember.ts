import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import type { Me } from '../../contract/people.ts'
import { sessionQuery } from '../api/session.ts'

/** A route's guard (`beforeLoad`): answers who is signed in, or leads to the sign-in page and back afterwards. */
export async function requireMember(queryClient: QueryClient, href: string): Promise<Me> {
  const me = await queryClient.ensureQueryData(sessionQuery)
  if (!me) throw redirect({ to: '/sign-in', search: { redirect: href } })
  return me
}
