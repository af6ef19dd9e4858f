import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { signInSchema, signUpSchema } from '../../contract/people.ts'
import { sessionSchema, signedInSchema, signedOutSchema } from '../../contract/session.ts'
import type { Database } from '../db/database.ts'
import type { Limits } from '../limits.ts'
import type { LiveChanges } from '../notifications/liveChanges.ts'
import { updateMe } from '../people/repository.ts'
import { clientAddress } from '../requestGuards.ts'
import { answerOf, bodyOf, createRouter, type Env } from '../router.ts'
import type { Accounts } from './accounts.ts'
import type { Authenticate } from './authenticate.ts'
import { deleteSession } from './sessionRepository.ts'
import { readSession, signIn, signUp } from './signIn.ts'

const tags = ['Sign-in']

const signUpRoute = createRoute({
  method: 'post',
  path: '/auth/sign-up/email',
  tags,
  summary: 'Make an account and sign in',
  request: { body: bodyOf(signUpSchema) },
  responses: { 200: answerOf(signedInSchema, 'Signed in; the session cookie is set') },
})

const signInRoute = createRoute({
  method: 'post',
  path: '/auth/sign-in/email',
  tags,
  summary: 'Sign in with e-mail and password',
  request: { body: bodyOf(signInSchema) },
  responses: { 200: answerOf(signedInSchema, 'Signed in; the session cookie is set') },
})

const signOutRoute = createRoute({
  method: 'post',
  path: '/auth/sign-out',
  tags,
  summary: 'End the session and its sockets; also fine when nobody is signed in',
  responses: { 200: answerOf(signedOutSchema, 'Signed out; the session cookie is cleared') },
})

const sessionRoute = createRoute({
  method: 'get',
  path: '/auth/get-session',
  tags,
  summary: 'The session that this request belongs to',
  responses: { 200: answerOf(z.union([sessionSchema, z.null()]), 'The session, or null') },
})

/** Public by nature: who signs in is not a member yet. */
export const authPaths = [signUpRoute, signInRoute, signOutRoute, sessionRoute].map(({ path }) => path)

export type AuthParts = {
  accounts: Accounts
  authenticate: Authenticate
  database: Database
  limits: Limits
  notify: LiveChanges
  trustProxy: number
}

/** Sign-up, sign-in, sign-out and the session (P1). */
export function createAuthRoutes({
  accounts,
  authenticate,
  database,
  limits,
  notify,
  trustProxy,
}: AuthParts) {
  const addressOf = (context: Context<Env>) => clientAddress(context.env, trustProxy)

  return createRouter()
    .openapi(signUpRoute, async (context) => {
      const { timeZone, ...account } = context.req.valid('json')
      await limits.take('signUpByAddress', addressOf(context))
      const { answer, cookies } = await signUp(accounts, account)
      if (timeZone !== undefined) await updateMe(database, answer.user.id, { timeZone })
      return context.json(answer, 200, { 'set-cookie': cookies })
    })
    .openapi(signInRoute, async (context) => {
      const credentials = context.req.valid('json')
      const address = addressOf(context)
      const pair = `${address} ${credentials.email.toLowerCase()}`
      await limits.take('signInByEmail', pair)
      await limits.take('signInByAddress', address)
      const { answer, cookies } = await signIn(accounts, credentials)
      await limits.forgive('signInByEmail', pair)
      return context.json(answer, 200, { 'set-cookie': cookies })
    })
    .openapi(signOutRoute, async (context) => {
      const headers = context.req.raw.headers
      const member = await authenticate(headers)
      if (member) {
        await deleteSession(database.pool, member.sessionId)
        notify.sessionEnded(member.sessionId)
      }
      return context.json({ success: true as const }, 200, { 'set-cookie': accounts.clearedCookie })
    })
    .openapi(sessionRoute, async (context) => {
      const { session, cookies } = await readSession(accounts, context.req.raw.headers)
      return context.json(session, 200, { 'set-cookie': cookies })
    })
}
