import { useMutation, useQueryClient } from '@tanstack/react-query'
import { chatsKey } from '../../api/chats.ts'
import { describeError } from '../../api/errorMessages.ts'
import { toast } from '../../ui/toast.ts'

/**
 * Something that changes a chat. It stays pending until the lists are fetched anew, so that its button can't be
 * pressed again on what is already changed. A refusal mostly means that the other one was quicker: the lists are
 * fetched then too.
 */
export function useChatAction<Answer, Input = void>(act: (input: Input) => Promise<Answer>, done: string) {
  const queryClient = useQueryClient()
  const refetch = () => queryClient.invalidateQueries({ queryKey: chatsKey })
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      toast.good(done)
      await refetch()
    },
    onError: async (error) => {
      toast.bad(describeError(error))
      await refetch()
    },
  })
}
