import { createFileRoute } from '@tanstack/react-router'
import { iceServersQuery, roomQuery } from '../../api/rooms.ts'
import { sessionQuery } from '../../api/session.ts'
import { MeetingPage } from '../../features/meeting/MeetingPage.tsx'
import { toastStore } from '../../ui/toast.ts'

export const Route = createFileRoute('/meeting/$roomId')({
  loader: async ({ context: { queryClient }, params: { roomId } }) => {
    const me = await queryClient.ensureQueryData(sessionQuery)
    // The signed-out are told so by the page; failures of these two are shown there too.
    if (!me) return
    await Promise.all([
      queryClient.prefetchQuery(roomQuery(roomId)),
      queryClient.prefetchQuery(iceServersQuery),
    ])
  },
  onEnter: () => toastStore.dismissGood(),
  component: Meeting,
})

function Meeting() {
  return <MeetingPage roomId={Route.useParams().roomId} />
}
