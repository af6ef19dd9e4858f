import { isAPIError } from 'better-auth/api'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Accounts } from '../auth/accounts.ts'
import { Refusal } from '../errors.ts'
import type { Env } from '../router.ts'

/** Where a sign-in link of the demo leads. */
export const linkPath = '/demo/sign-in'

/** The sign-in links that the demo prints: each signs in once, then leads to the chats. */
export function createDemoRoutes(accounts: Accounts) {
  return new Hono<Env>().get(linkPath, async (context) => {
    context.header('cache-control', 'no-store')
    const cookies = await accounts.useLink(context.req.query('token') ?? '').catch(refusedLink)
    if (!cookies) return answerUsedLink(context)
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return context.redirect('/chats')
  })
}

/** The library answers a bad link by a redirect, which it throws. */
function refusedLink(error: unknown) {
  if (isAPIError(error) && error.statusCode < 500) return undefined
  throw error
}

function answerUsedLink(context: Context<Env>) {
  const refusal = new Refusal('auth/link-invalid')
  if (!context.req.header('accept')?.includes('text/html')) throw refusal
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <meta name="color-scheme" content="light dark" />
          <title>Sign-in link – Avari</title>
          <style>
            body {
              font:
                18px/1.5 system-ui,
                sans-serif;
              max-width: 34rem;
              margin: 20vh auto;
              padding: 0 1.5rem;
            }
          </style>
        </head>
        <body>
          <h1>${refusal.message}</h1>
          <p>
            Each start of the demo prints two fresh links on its terminal. You may also
            <a href="/sign-up">make an account</a>.
          </p>
        </body>
      </html>`,
    410,
  )
}
