import type { Problem } from '../../contract/errors.ts'
import { ApiError } from './apiError.ts'

type Call = {
  method?: 'GET' | 'POST' | 'PATCH'
  query?: Record<string, string | number | undefined>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}

/**
 * Calls /api and answers the parsed JSON.
 * @throws {ApiError} with the server's code, or `network` where no answer came.
 */
export async function callApi<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const response = await send(path, call)
  if (!response.ok) throw await toApiError(response)
  const answer: Answer = await response.json()
  return answer
}

async function send(path: string, { method = 'GET', query = {}, body, headers, signal }: Call) {
  const url = new URL(path, location.origin)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value))
  }
  try {
    return await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('network', 0)
  }
}

/** Reads the problem document; what is none (a proxy's page, say) counts as `internal`. */
async function toApiError(response: Response) {
  const problem = await readProblem(response)
  return new ApiError(problem?.code ?? 'internal', response.status, problem)
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
