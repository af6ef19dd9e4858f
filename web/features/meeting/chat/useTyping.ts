import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import { systemClock } from '../../../../call/clock.ts'
import { Typing } from './typing.ts'

/** Whether the other one is writing; `newestOfPeer` is the number of their newest message, with which they are done. */
export function useTyping(call: Call, newestOfPeer: number) {
  const [typing] = useState(() => new Typing({ call, clock: systemClock }))
  useEffect(() => typing.watch(), [typing])
  useEffect(() => {
    if (newestOfPeer > 0) typing.ended()
  }, [typing, newestOfPeer])
  const peerTyping = useSyncExternalStore(typing.subscribe, typing.getState)
  return { peerTyping, typed: () => typing.typed(), sent: () => typing.sent() }
}
