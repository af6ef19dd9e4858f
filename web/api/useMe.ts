import { useQuery } from '@tanstack/react-query'
import type { Me } from '../../contract/people.ts'
import { sessionQuery } from './session.ts'

/** Stands for somebody while a page that was theirs is being left after sign-out. */
const nobody: Me = {
  id: '',
  name: '',
  email: '',
  headline: '',
  bio: '',
  interests: [],
  timeZone: 'UTC',
  hideAddress: false,
  messageRetentionDays: null,
}

/** Who is signed in; for pages behind the guard `requireMember`. */
export function useMe(): Me {
  return useQuery({ ...sessionQuery, enabled: false }).data ?? nobody
}
