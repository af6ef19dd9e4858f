import { useEffect, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import type { Me } from '../../../../contract/people.ts'
import type { Room } from '../../../../contract/rooms.ts'
import type { CallFiles } from '../files/callFiles.ts'
import type { RecordingSession } from '../recording/recordingSession.ts'
import type { StudioSession } from './studioSession.ts'

type StudioSources = {
  call: Call
  recording: RecordingSession | null
  files: CallFiles | null
  room: Room
  me: Me
}

const never = () => () => undefined

/** Keeps clean tracks where they were agreed to (R8); loaded with the first recording that has some. */
export function useStudio({ call, recording, files, room, me }: StudioSources) {
  const { roomId } = room
  const { id, name } = room.chat.other
  const { id: personId, name: myName } = me
  const wanted = useSyncExternalStore(recording?.consent.subscribe ?? never, () => {
    const { own, asked, recordedBy } = recording?.consent.getState() ?? {}
    return Boolean(own?.studio || asked?.studio || recordedBy?.studio)
  })
  useEffect(() => {
    if (!recording || !files || !wanted) return undefined
    let session: StudioSession | null = null
    let left = false
    const open = async () => {
      const module = await import('./studioSession.ts')
      if (left) return
      session = new module.StudioSession({
        call,
        consent: recording.consent,
        roomId,
        me: { id: personId, name: myName },
        other: { id, name },
        handOver: () => files.handOver(),
      })
    }
    // The recording goes on without the tracks.
    open().catch(() => undefined)
    return () => {
      left = true
      void session?.close()
    }
  }, [call, recording, files, wanted, roomId, id, name, personId, myName])
}
