import { createRoute } from '@hono/zod-openapi'
import { listPeopleSchema, meSchema, peoplePageSchema, updateMeSchema } from '../../contract/people.ts'
import type { Accounts } from '../auth/accounts.ts'
import { readSession } from '../auth/signIn.ts'
import type { Database } from '../db/database.ts'
import { answerOf, bodyOf, createRouter } from '../router.ts'
import { findMe, listPeople, updateMe } from './repository.ts'

const tags = ['People']

const listRoute = createRoute({
  method: 'get',
  path: '/people',
  tags,
  summary: 'Members whom one may ask, by name',
  request: { query: listPeopleSchema },
  responses: { 200: answerOf(peoplePageSchema, 'One page of members') },
})

const meRoute = createRoute({
  method: 'get',
  path: '/me',
  tags,
  summary: 'The own profile',
  responses: { 200: answerOf(meSchema, 'The own profile') },
})

const updateMeRoute = createRoute({
  method: 'patch',
  path: '/me',
  tags,
  summary: 'Change the given fields of the own profile',
  request: { body: bodyOf(updateMeSchema) },
  responses: { 200: answerOf(meSchema, 'The profile as it is now') },
})

/** The directory (P3) and one's own profile (P2). */
export function createPeopleRoutes({ accounts, database }: { accounts: Accounts; database: Database }) {
  return createRouter()
    .openapi(listRoute, async (context) => {
      const page = await listPeople(database, context.var.personId, context.req.valid('query'))
      return context.json(page, 200)
    })
    .openapi(meRoute, async (context) => {
      // The page asks for this first, so a session that is in use is prolonged here.
      const { cookies } = await readSession(accounts, context.req.raw.headers)
      return context.json(await findMe(database, context.var.personId), 200, { 'set-cookie': cookies })
    })
    .openapi(updateMeRoute, async (context) => {
      return context.json(await updateMe(database, context.var.personId, context.req.valid('json')), 200)
    })
}
