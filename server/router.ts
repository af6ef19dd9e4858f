import type { HttpBindings } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import { Refusal } from './errors.ts'

/** What a route knows of its request, besides its parsed input. */
export type Env = {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    /** Who asks. Set on every route but the public ones, which do not read it. */
    personId: string
    sessionId: string
  }
}

/** A router whose routes answer `invalid-request` with one entry per bad field. */
export function createRouter() {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error)
    },
  })
}

function invalidRequest(error: z.ZodError) {
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  return new Refusal('invalid-request', { fields })
}

/** The shapes that a route declares: an answer, and a body that has to be there. */
export const answerOf = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})
export const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  content: { 'application/json': { schema } },
  required: true as const,
})
