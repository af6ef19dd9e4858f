import { APIError } from 'better-auth/api'
import { Hono } from 'hono'
import type { Accounts } from '../auth/accounts.ts'
import { Refusal } from '../errors.ts'
import type { Env } from '../router.ts'

/** Where a sign-in link of the demo leads. */
export const linkPath = '/demo/sign-in'

/** The sign-in links that the demo prints: each signs in once, then leads to the chats. */
export function createDemoRoutes(accounts: Accounts) {
  return new Hono<Env>().get(linkPath, async (context) => {
    const token = context.req.query('token') ?? ''
    const cookies = await accounts.useLink(token).catch((error: unknown) => {
      // The library answers a bad link by a redirect, which it throws.
      if (error instanceof APIError && error.statusCode < 500) throw new Refusal('auth/link-invalid')
      throw error
    })
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    context.header('cache-control', 'no-store')
    return context.redirect('/chats')
  })
}
