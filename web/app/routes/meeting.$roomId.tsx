import { createFileRoute } from '@tanstack/react-router'
import { iceServersQuery, roomQuery } from '../../api/rooms.ts'
import { sessionQuery } from '../../api/session.ts'
import { MeetingPage } from '../../features/meeting/MeetingPage.tsx'
import { leaveSeat } from '../../features/meeting/rememberedChoice.ts'

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
  // Only a navigation within the page comes here: a reload leads straight back into the call (C11).
  onLeave: ({ params }) => leaveSeat(params.roomId),
  component: Meeting,
})

function Meeting() {
  return <MeetingPage roomId={Route.useParams().roomId} />
}
