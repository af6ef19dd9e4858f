import { queryOptions } from '@tanstack/react-query'
import type { Me, UpdateMe } from '../../contract/people.ts'
import { ApiError } from './apiError.ts'
import { callApi } from './client.ts'

/** The signed-in member's own profile, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await callApi<Me>('/api/me', { signal })
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
})

export type SignUp = { name: string; email: string; password: string; timeZone: string }

export const signUp = (body: SignUp) => callApi<unknown>('/api/auth/sign-up/email', { method: 'POST', body })

export const signIn = (body: { email: string; password: string }) =>
  callApi<unknown>('/api/auth/sign-in/email', { method: 'POST', body })

export const signOut = () => callApi<unknown>('/api/auth/sign-out', { method: 'POST', body: {} })

export const updateMe = (body: UpdateMe) => callApi<Me>('/api/me', { method: 'PATCH', body })
