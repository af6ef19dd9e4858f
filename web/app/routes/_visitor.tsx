import { createFileRoute, redirect } from '@tanstack/react-router'
import { sessionQuery } from '../../api/session.ts'
import { safePath } from '../safePath.ts'
import { VisitorShell } from '../VisitorShell.tsx'

export const Route = createFileRoute('/_visitor')({
  validateSearch: (search: Record<string, unknown>): { redirect?: string } => {
    const path = safePath(search['redirect'], location.origin)
    return path === undefined ? {} : { redirect: path }
  },
  beforeLoad: async ({ context, search }) => {
    const me = await context.queryClient.ensureQueryData(sessionQuery)
    if (me) throw redirect({ href: search.redirect ?? '/chats' })
  },
  component: VisitorShell,
})
