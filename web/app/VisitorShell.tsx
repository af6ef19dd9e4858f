import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { sessionQuery } from '../api/session.ts'
import { buttonStyle } from '../ui/buttonStyle.ts'
import { Logo } from '../ui/Logo.tsx'
import { messages } from './messages.ts'
import { SkipLink } from './SkipLink.tsx'

/** The frame of the pages for who is not signed in. */
export function VisitorShell() {
  useLeaveWhenSignedIn()
  return (
    <>
      <SkipLink />
      <header className="mx-auto flex h-20 max-w-5xl items-center justify-between gap-4 px-4 sm:px-6">
        <Link to="/" className="flex items-center gap-2.5 rounded-lg text-xl font-extrabold tracking-tight">
          <Logo />
          {messages.appName}
        </Link>
        <nav aria-label={messages.navigation} className="flex items-center gap-2">
          <Link to="/sign-in" className={buttonStyle('quiet', 'data-[status=active]:hidden')}>
            {messages.signIn}
          </Link>
          <Link to="/sign-up" className={buttonStyle('secondary', 'data-[status=active]:hidden')}>
            {messages.signUp}
          </Link>
        </nav>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto max-w-5xl px-4 pb-16 outline-none sm:px-6">
        <Outlet />
      </main>
    </>
  )
}

/** Signed in, here or in another tab: the guard then leads on to where one was going. */
function useLeaveWhenSignedIn() {
  const router = useRouter()
  const { data: session } = useQuery(sessionQuery)
  useEffect(() => {
    if (session) void router.invalidate()
  }, [session, router])
}
