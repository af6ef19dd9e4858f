import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins'
import { Kysely, PostgresDialect } from 'kysely'
import { serialize, serializeSigned } from 'hono/utils/cookie'
import { passwordLimits } from '../../contract/limits.ts'
import type { Database, Schema } from '../db/database.ts'
import { bearerToken } from './authenticate.ts'

export type AccountsOptions = {
  database: Pick<Database, 'pool'>
  secret: string
  /** The origin by which people reach the server. Cookies are `Secure` where it is https. */
  origin: string
  /** Allows sign-in by a link that is shown on the operator's terminal. */
  demo: boolean
}

/**
 * The accounts library on our own pool, in the schema `accounts`. Its HTTP handler is never mounted: routes.ts calls what we offer,
 * so that nothing else of it can be reached from outside (docs/decisions/0004).
 */
function openLibrary(
  { database, secret, origin, demo }: AccountsOptions,
  onLink: (email: string, token: string) => void,
) {
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: database.pool }) })
  return betterAuth({
    appName: 'Avari',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [origin],
    database: { db: kysely.withSchema('accounts'), type: 'postgres' },
    advanced: {
      cookiePrefix: 'avari',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      database: { generateId: 'uuid' },
    },
    emailAndPassword: {
      enabled: true,
      autoSignIn: true,
      minPasswordLength: passwordLimits.min,
      maxPasswordLength: passwordLimits.max,
    },
    // routes.ts limits by itself, for every route alike.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: demo
      ? [
          magicLink({
            expiresIn: 24 * 60 * 60,
            disableSignUp: true,
            storeToken: 'hashed',
            sendMagicLink: ({ email, token }) => onLink(email, token),
          }),
        ]
      : [],
  })
}

/** Opens the accounts of this installation. */
export async function openAccounts(options: AccountsOptions) {
  const linkTokens = new Map<string, string>()
  const library = openLibrary(options, (email, token) => linkTokens.set(email, token))
  const context = await library.$context
  const { name: cookieName, attributes } = context.authCookies.sessionToken
  const signed = (token: string) => serializeSigned(cookieName, token, options.secret)

  return {
    library,
    cookieName,
    /** The Set-Cookie line that ends the session in the browser. */
    clearedCookie: serialize(cookieName, '', {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: attributes.secure ?? false,
      maxAge: 0,
    }),
    /** The same headers as the library wants them: it knows cookies only. */
    async withCookie(headers: Headers) {
      if (!headers.has('authorization')) return headers
      const token = bearerToken(headers)?.split('.')[0] ?? ''
      return new Headers({ cookie: await signed(token) })
    },
    /** A session without a password, for the demo's and the tests' members: its cookie and its bearer token. */
    async openSession(personId: string) {
      const { id, token } = await context.internalAdapter.createSession(personId)
      return { id, token, cookie: await signed(token) }
    },
    /** Demo only: the token of a link that signs this member in once. */
    async createLink(email: string) {
      await library.api.signInMagicLink({ body: { email }, headers: new Headers() })
      return linkTokens.get(email) ?? ''
    },
    /** Demo only: signs in by a link's token. Answers the cookies; throws the library's APIError for a used or wrong one. */
    async useLink(token: string) {
      const { headers } = await library.api.magicLinkVerify({
        query: { token },
        headers: new Headers(),
        returnHeaders: true,
      })
      return headers.getSetCookie()
    },
    /** A member without a password. The profile comes with it. */
    async createMember({ name, email }: { name: string; email: string }) {
      const user = await context.internalAdapter.createUser(
        { name, email, emailVerified: true },
        { method: 'admin' },
      )
      return user.id
    },
  }
}

export type Accounts = Awaited<ReturnType<typeof openAccounts>>
