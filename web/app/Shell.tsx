import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useMatchRoute, useRouter } from '@tanstack/react-router'
import { Coffee, Users } from 'lucide-react'
import { lazy, type ReactNode, useEffect } from 'react'
import { sessionQuery } from '../api/session.ts'
import { useMe } from '../api/useMe.ts'
import { Logo } from '../ui/Logo.tsx'
import { LazyPart } from '../ui/LazyPart.tsx'
import { messages } from './messages.ts'
import { ProfileMenu } from './ProfileMenu.tsx'
import { SkipLink } from './SkipLink.tsx'

// Nothing waits for it: few have ever recorded anything.
const CutOffNotice = lazy(() =>
  import('../features/recordings/CutOffNotice.tsx').then((module) => ({ default: module.CutOffNotice })),
)

/** The frame of every page of a member: navigation above (below on a phone), and the page. */
export function Shell() {
  const me = useMe()
  useGuardWhileOpen()
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-30 border-b border-line bg-page">
        <div className="mx-auto flex h-16 max-w-5xl items-center gap-8 px-4 sm:px-6">
          <Link
            to="/chats"
            className="flex items-center gap-2.5 rounded-lg text-xl font-extrabold tracking-tight"
          >
            <Logo />
            {messages.appName}
          </Link>
          <nav
            aria-label={messages.navigation}
            className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:static sm:gap-1 sm:border-0 sm:bg-transparent sm:pb-0"
          >
            <NavigationLink to="/chats" icon={<Coffee />} label={messages.chats} />
            <NavigationLink to="/people" icon={<Users />} label={messages.people} />
          </nav>
          <span className="flex-1" />
          <ProfileMenu me={me} />
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-5xl px-4 pt-6 pb-32 outline-none sm:px-6 sm:pt-10 sm:pb-20"
      >
        <CutOffRecordings />
        <Outlet />
      </main>
    </>
  )
}

/** Of no use on the page where they are put together. */
function CutOffRecordings() {
  const matchRoute = useMatchRoute()
  if (matchRoute({ to: '/recordings' })) return null
  return (
    <LazyPart quiet>
      <CutOffNotice />
    </LazyPart>
  )
}

function NavigationLink({ to, icon, label }: { to: '/chats' | '/people'; icon: ReactNode; label: string }) {
  return (
    <Link
      to={to}
      className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-sm font-semibold text-muted -outline-offset-3 transition-colors hover:text-ink data-[status=active]:text-accent sm:min-h-11 sm:flex-none sm:flex-row sm:gap-2 sm:rounded-control sm:px-4 sm:text-base sm:hover:bg-sunken sm:data-[status=active]:bg-accent-soft sm:data-[status=active]:text-on-accent-soft [&>svg]:size-5"
    >
      {icon}
      {label}
    </Link>
  )
}

/** The session can end while the page is open, here or in another tab: the routes' guards then run again. */
function useGuardWhileOpen() {
  const router = useRouter()
  const { data: session } = useQuery(sessionQuery)
  useEffect(() => {
    if (session === null) void router.invalidate()
  }, [session, router])
}
