import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api/apiError.ts'

/** One cache for the page. What the server refused is not asked again; what did not get through is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500),
      refetchOnWindowFocus: 'always',
    },
    mutations: { retry: false },
  },
})
