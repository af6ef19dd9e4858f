import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import { systemClock } from '../../../../call/clock.ts'
import type { CallMessageLog } from '../chat/callMessageLog.ts'
import { readTraffic } from './observation.ts'
import type { TroubleId } from './rules.ts'
import { ShareEnd } from './shareEnd.ts'
import { TroubleWatch } from './troubleWatch.ts'

/** The troubles that the call has now, the most pressing first, and how to put one aside. */
export function useTroubles(call: Call, log: CallMessageLog) {
  const [share] = useState(() => new ShareEnd(systemClock))
  const [watch] = useState(() => watchCall(call, log, share))
  useEffect(() => {
    watch.start()
    const look = () => share.watch(call.getState().local.screenStream)
    const unsubscribe = call.subscribe(look)
    look()
    return () => {
      unsubscribe()
      watch.close()
    }
  }, [call, share, watch])
  const state = useSyncExternalStore(watch.subscribe, watch.getState)
  return { ...state, dismiss: (id: TroubleId) => watch.dismiss(id) }
}

function watchCall(call: Call, log: CallMessageLog, share: ShareEnd) {
  return new TroubleWatch({
    clock: systemClock,
    observe: async () => {
      const report = await call.connection()?.getStats()
      const { phase, signalingOnline, linkId, local, remote } = call.getState()
      const { outgoing } = log.getState()
      return {
        now: performance.now(),
        phase,
        signalingOnline,
        linkId,
        microphoneEnabled: local.microphoneEnabled,
        cameraEnabled: local.cameraEnabled,
        sharing: local.screenStream !== null,
        shareEnded: share.recent,
        peer: remote.media,
        problems: local.problems,
        messages: {
          failed: outgoing.some(({ failed }) => failed),
          oldestWaiting: outgoing.find(({ failed }) => !failed)?.id ?? null,
        },
        traffic: report ? readTraffic(report) : null,
      }
    },
  })
}
