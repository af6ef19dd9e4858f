import { queryClient } from './queryClient.ts'
import { router } from './router.tsx'
import { sessionQuery } from '../api/session.ts'
import { leaveSeat } from '../features/meeting/rememberedChoice.ts'

const meeting = '/meeting/$roomId'

/**
 * Has the seat in a room taken while its page still loads, and given back when the way leads elsewhere before the page has
 * taken it up. By navigations and not by the route's loader, which also runs for a pointer that rests on a link, and not
 * again for the press that follows; and which nobody tells when its page is not wanted any more.
 */
export function takeSeatsOnTheWay() {
  let target: { roomId: string | undefined } = { roomId: undefined }
  let giveBack: (() => void) | null = null
  router.subscribe('onBeforeLoad', ({ toLocation }) => {
    const roomId = roomAt(toLocation.pathname)
    if (roomId === target.roomId) return
    target = { roomId }
    giveBack?.()
    if (roomId !== undefined) void take(roomId, target)
  })

  async function take(roomId: string, own: typeof target) {
    // The module is loaded apart: Socket.IO is in no page of the signed-out. What fails here, the page tells.
    const found = await Promise.all([
      queryClient.ensureQueryData(sessionQuery),
      import('../features/meeting/roomSignaling.ts'),
    ]).catch(() => null)
    if (!found || target !== own || isShown(roomId)) return
    const [me, { reserveSeat, returnSeat }] = found
    if (!me) return
    giveBack = returnSeat
    reserveSeat(roomId)
  }
}

/**
 * Has a page ask again before the next visit to a room, once its own has made way within the page: a reload leads straight back
 * into the call (C11). Not by the route's `onLeave`, which knows no way from one room straight to another.
 */
export function forgetSeatsLeft() {
  router.subscribe('onLoad', ({ fromLocation, toLocation }) => {
    const left = fromLocation && roomAt(fromLocation.pathname)
    if (left !== undefined && left !== roomAt(toLocation.pathname)) leaveSeat(left)
  })
}

function roomAt(pathname: string) {
  const [, parameters, route] = router.getMatchedRoutes(pathname)
  return route?.id === meeting ? parameters['roomId'] : undefined
}

/** Then the page registers by itself. */
const isShown = (roomId: string) =>
  router.state.matches.some(
    ({ routeId, status, params }) =>
      routeId === meeting && status === 'success' && 'roomId' in params && params.roomId === roomId,
  )
