import { isAPIError } from 'better-auth/api'
import type { Session, SignedIn } from '../../contract/session.ts'
import { Refusal } from '../errors.ts'
import type { Accounts } from './accounts.ts'

type SignedInWithCookies = { answer: SignedIn; cookies: string[] }

/** Makes an account and its first session. Throws `auth/email-taken`. */
export async function signUp(
  accounts: Accounts,
  account: { name: string; email: string; password: string },
): Promise<SignedInWithCookies> {
  const { headers } = await accounts.library.api
    .signUpEmail({ body: account, returnHeaders: true })
    .catch(refuse('auth/email-taken'))
  return newSession(accounts, headers)
}

/** Throws `auth/invalid-credentials`, the same for an unknown address and a wrong password. */
export async function signIn(
  accounts: Accounts,
  credentials: { email: string; password: string },
): Promise<SignedInWithCookies> {
  const { headers } = await accounts.library.api
    .signInEmail({ body: credentials, returnHeaders: true })
    .catch(refuse('auth/invalid-credentials'))
  return newSession(accounts, headers)
}

/** The session of these headers, prolonged by the library when it is due; its cookies are then to be sent on. */
export async function readSession(accounts: Accounts, headers: Headers) {
  const { response, headers: answered } = await accounts.library.api.getSession({
    headers: await accounts.withCookie(headers),
    returnHeaders: true,
  })
  return { session: response && toSession(response), cookies: answered.getSetCookie() }
}

type LibrarySession = {
  user: { id: string; name: string; email: string }
  session: { id: string; expiresAt: Date; token: string }
}

function toSession({ user, session }: LibrarySession): Session {
  return {
    user: { id: user.id, name: user.name, email: user.email },
    session: { id: session.id, expiresAt: session.expiresAt.toISOString() },
  }
}

async function newSession(accounts: Accounts, answered: Headers): Promise<SignedInWithCookies> {
  const cookies = answered.getSetCookie()
  const cookie = cookies.map((line) => line.split(';', 1)[0]).join('; ')
  const opened = await accounts.library.api.getSession({ headers: new Headers({ cookie }) })
  if (!opened) throw new Error('A new session could not be read back')
  return { answer: { ...toSession(opened), token: opened.session.token }, cookies }
}

/** What the library refuses (4xx) gets our code; whatever else went wrong is thrown on. */
function refuse(code: 'auth/email-taken' | 'auth/invalid-credentials') {
  return (error: unknown): never => {
    const refused = isAPIError(error) && error.statusCode >= 400 && error.statusCode < 500
    throw refused ? new Refusal(code) : error
  }
}
