import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { useLiveChanges } from '../useLiveChanges.ts'

function Root() {
  useLiveChanges()
  return <Outlet />
}

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root })
