import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { describeError } from '../api/errorMessages.ts'
import { forgetOutboxes } from '../api/outboxes.ts'
import { sessionQuery, signOut } from '../api/session.ts'
import { toast } from '../ui/toast.ts'
import { messages } from './messages.ts'

/** Ends the session, forgets everything of the member, and goes to the start page. */
export function useSignOut() {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async () => {
    try {
      await signOut()
    } catch (error) {
      toast.bad(describeError(error))
      return
    }
    forgetOutboxes()
    queryClient.setQueryData(sessionQuery.queryKey, null)
    await router.navigate({ to: '/' })
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
    toast.good(messages.signedOut)
  }
}
