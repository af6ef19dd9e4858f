import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../api/session.ts'

/** Loaded apart, so that Socket.IO is in no page of the signed-out. */
async function follow(queryClient: QueryClient, signal: AbortSignal) {
  const { followLiveChanges } = await import('../api/liveChanges.ts')
  if (!signal.aborted) followLiveChanges(queryClient, signal)
}

/** Keeps the shared socket open while someone is signed in, and the page's lists up to date by it. */
export function useLiveChanges() {
  const queryClient = useQueryClient()
  // The routes' guards ask for the session; this only follows what they found.
  const { data: me } = useQuery({ ...sessionQuery, enabled: false })
  const personId = me?.id
  useEffect(() => {
    const stopped = new AbortController()
    if (personId) void follow(queryClient, stopped.signal)
    return () => stopped.abort()
  }, [personId, queryClient])
}
