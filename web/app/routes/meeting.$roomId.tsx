import { createFileRoute } from '@tanstack/react-router'
import { iceServersQuery, roomQuery } from '../../api/rooms.ts'
import { sessionQuery } from '../../api/session.ts'
import { MeetingPage } from '../../features/meeting/MeetingPage.tsx'
import { leaveSeat } from '../../features/meeting/rememberedChoice.ts'
import { reserveSeat, returnSeat } from '../../features/meeting/roomSignaling.ts'

export const Route = createFileRoute('/meeting/$roomId')({
  loader: async ({ context: { queryClient }, params: { roomId }, cause, abortController: { signal } }) => {
    const me = await queryClient.ensureQueryData(sessionQuery)
    // The signed-out are told so by the page; failures of these two are shown there too.
    if (!me) return
    // Not by a pointer that only rests on a link: the other one is told of who is here.
    if (cause === 'enter') reserveSeat(roomId)
    const asked = [
      queryClient.fetchQuery(roomQuery(roomId)),
      queryClient.fetchQuery(iceServersQuery),
    ] as const
    const failed = (await Promise.allSettled(asked)).some(({ status }) => status === 'rejected')
    if (failed || signal.aborted) returnSeat(roomId)
  },
  // Only a navigation within the page comes here: a reload leads straight back into the call (C11).
  onLeave: ({ params: { roomId } }) => {
    leaveSeat(roomId)
    returnSeat(roomId)
  },
  component: Meeting,
})

function Meeting() {
  return <MeetingPage roomId={Route.useParams().roomId} />
}
