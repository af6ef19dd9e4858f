import { createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { PendingPage } from './PendingPage.tsx'
import { queryClient } from './queryClient.ts'
import { routeTree } from './routeTree.gen.ts'

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // The query cache decides what is fresh.
  defaultPreloadStaleTime: 0,
  scrollRestoration: false,
  defaultPendingComponent: PendingPage,
  // Loaded when needed: most visits see neither.
  defaultErrorComponent: lazyRouteComponent(() => import('./ErrorPage.tsx'), 'ErrorPage'),
  defaultNotFoundComponent: lazyRouteComponent(() => import('./NotFoundPage.tsx'), 'NotFoundPage'),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
