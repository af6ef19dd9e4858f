import { useMutation, useQueryClient } from '@tanstack/react-query'
import { iceServersQuery } from './rooms.ts'
import { sessionQuery, updateMe } from './session.ts'
import { useMe } from './useMe.ts'

/** The member's own wish to keep their network address from the other one of a call (C12). */
export function useHideAddress() {
  const queryClient = useQueryClient()
  const stored = useMe().hideAddress
  const change = useMutation({
    mutationFn: (hideAddress: boolean) => updateMe({ hideAddress }),
    onSuccess: (me) => {
      queryClient.setQueryData(sessionQuery.queryKey, me)
      // Forgotten rather than refreshed: a call that is being prepared begins anew, with connections of the other kind.
      return queryClient.resetQueries({ queryKey: iceServersQuery.queryKey })
    },
  })
  return {
    hidden: change.isPending ? change.variables : stored,
    setHidden: change.mutate,
    pending: change.isPending,
    error: change.error,
  }
}
