import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import { systemClock } from '../../../../call/clock.ts'
import { Store } from '../../../../call/store.ts'
import type { CallMessageLog } from '../chat/callMessageLog.ts'
import type { RecordingSession } from '../recording/recordingSession.ts'
import { readTraffic } from './observation.ts'
import { RecordingEnd } from './recordingEnd.ts'
import type { TroubleId } from './rules.ts'
import { ShareEnd } from './shareEnd.ts'
import { TroubleWatch } from './troubleWatch.ts'

type TroubleSources = {
  call: Call
  log: CallMessageLog
  recording: RecordingSession | null
  fileTooLarge: boolean
}

/** The troubles that the call has now, the most pressing first, and how to put one aside. */
export function useTroubles({ call, log, recording, fileTooLarge }: TroubleSources) {
  const [share] = useState(() => new ShareEnd(systemClock))
  const [recordingEnd] = useState(() => new RecordingEnd())
  const [files] = useState(() => new Store({ tooLarge: fileTooLarge }))
  const [watch] = useState(() =>
    watchCall({ call, log, share, recordingEnd, fileTooLarge: () => files.get().tooLarge }),
  )
  useEffect(() => recordingEnd.watch(recording), [recordingEnd, recording])
  useEffect(() => files.update({ tooLarge: fileTooLarge }), [files, fileTooLarge])
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

type Watched = {
  call: Call
  log: CallMessageLog
  share: ShareEnd
  recordingEnd: RecordingEnd
  fileTooLarge: () => boolean
}

function watchCall({ call, log, share, recordingEnd, fileTooLarge }: Watched) {
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
          failed: outgoing.some(({ failure }) => failure !== null),
          oldestWaiting: outgoing.find(({ failure }) => failure === null)?.id ?? null,
        },
        recordingProblem: recordingEnd.problem,
        traffic: report ? readTraffic(report) : null,
        fileTooLarge: fileTooLarge(),
      }
    },
  })
}
