import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../api/session.ts'

/** Keeps the shared socket open while someone is signed in, and the page's lists up to date by it. */
export function useLiveChanges() {
  const queryClient = useQueryClient()
  // The routes' guards ask for the session; this only follows what they found.
  const { data: me } = useQuery({ ...sessionQuery, enabled: false })
  const personId = me?.id
  useEffect(() => {
    if (!personId) return
    const stopped = new AbortController()
    // Loaded apart, so that Socket.IO is in no page of the signed-out.
    void import('../api/liveChanges.ts').then(({ followLiveChanges }) => {
      if (!stopped.signal.aborted) followLiveChanges(queryClient, stopped.signal)
    })
    return () => stopped.abort()
  }, [personId, queryClient])
}
