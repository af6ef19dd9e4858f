import { hc } from 'hono/client'
import type { Problem } from '../../contract/errors.ts'
import type { Api } from '../../server/app.ts'
import { ApiError } from './apiError.ts'

/**
 * The typed client of /api. A call answers only when it succeeded.
 * @throws {ApiError} with the server's code, or `network` where no answer came.
 */
export const { api } = hc<Api>('/', { fetch: fetchOrThrow })

async function fetchOrThrow(input: RequestInfo | URL, init?: RequestInit) {
  const response = await send(input, init)
  if (response.ok) return response
  const problem = await readProblem(response)
  // What is no problem document (a proxy's page, say) counts as `internal`.
  throw new ApiError(problem?.code ?? 'internal', response.status, problem)
}

async function send(input: RequestInfo | URL, init: RequestInit | undefined) {
  try {
    return await fetch(input, init)
  } catch (error) {
    if (init?.signal?.aborted) throw error
    throw new ApiError('network', 0)
  }
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined
  try {
    const problem: Problem = await response.json()
    return typeof problem.code === 'string' ? problem : undefined
  } catch {
    return undefined
  }
}
