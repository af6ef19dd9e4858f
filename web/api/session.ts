import { queryOptions } from '@tanstack/react-query'
import type { Me, UpdateMe } from '../../contract/people.ts'
import { ApiError } from './apiError.ts'
import { api } from './client.ts'

/** The signed-in member's own profile, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await (await api.me.$get({}, { init: { signal } })).json()
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
})

export type SignUp = { name: string; email: string; password: string; timeZone: string }

export const signUp = (account: SignUp) => api.auth['sign-up'].email.$post({ json: account })

export const signIn = (credentials: { email: string; password: string }) =>
  api.auth['sign-in'].email.$post({ json: credentials })

export const signOut = () => api.auth['sign-out'].$post()

/** Changes the given fields; answers the profile as it is then. */
export async function updateMe(changes: UpdateMe): Promise<Me> {
  return (await api.me.$patch({ json: changes })).json()
}
