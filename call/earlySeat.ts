import type { SignalingChannel, SignalingEvent } from './signalingChannel.ts'

/**
 * The same channel, whose seat is taken at once, before there is a call to listen: what comes meanwhile waits for the call, in
 * order. `ready` as for `register`, which the call need not repeat.
 */
export function takeSeatEarly(channel: SignalingChannel, ready: boolean): SignalingChannel {
  let listener: ((event: SignalingEvent) => void) | null = null
  let kept: SignalingEvent[] = []
  const unsubscribe = channel.subscribe((event) => {
    if (listener) return listener(event)
    if (event.type === 'connected') channel.register(ready)
    // Of an earlier connection nothing counts any more.
    if (event.type === 'connected' || event.type === 'disconnected') kept = []
    else kept.push(event)
  })

  return {
    subscribe(next) {
      let subscribed = true
      queueMicrotask(() => {
        if (!subscribed) return
        listener = next
        for (const event of kept) if (subscribed) next(event)
        kept = []
      })
      return () => {
        subscribed = false
        unsubscribe()
      }
    },
    register: (joins) => channel.register(joins),
    sendDescription: (description, epoch) => channel.sendDescription(description, epoch),
    sendCandidate: (candidate) => channel.sendCandidate(candidate),
    sendCallEnded: () => channel.sendCallEnded(),
    probe: () => channel.probe(),
    close: () => channel.close(),
  }
}
