import { lazy } from 'react'
import type { Call } from '../../../call/call.ts'
import { isInCall } from '../../../call/callPhase.ts'
import type { Room } from '../../../contract/rooms.ts'
import { LazyPart } from '../../ui/LazyPart.tsx'
import type { CallMessageLog } from './chat/callMessageLog.ts'
import type { CallFilesState } from './files/callFiles.ts'
import type { RecordingSession } from './recording/recordingSession.ts'
import { keepSeat } from './rememberedChoice.ts'
import { StageProblems } from './StageProblems.tsx'
import { useCallState } from './useCall.ts'

const RecordingNotices = lazy(() =>
  import('./recording/RecordingNotices.tsx').then((module) => ({ default: module.RecordingNotices })),
)
const StudioNotices = lazy(() =>
  import('./studio/StudioNotices.tsx').then((module) => ({ default: module.StudioNotices })),
)
const DeviceNotices = lazy(() =>
  import('./devices/DeviceNotices.tsx').then((module) => ({ default: module.DeviceNotices })),
)
const MicrophoneHints = lazy(() =>
  import('./devices/DeviceNotices.tsx').then((module) => ({ default: module.MicrophoneHints })),
)
const Troubles = lazy(() => import('./trouble/Troubles.tsx').then((module) => ({ default: module.Troubles })))

type StageNoticesProps = {
  call: Call
  room: Room
  recording: RecordingSession | null
  log: CallMessageLog
  fileState: CallFilesState
  /** Whether it is time for what has to be loaded. */
  calm: boolean
  helpOpen: boolean
  onHelp: (open: boolean) => void
  onDevices: () => void
}

/** What is asked and told during the call, one below the other at its upper edge. */
export function StageNotices(props: StageNoticesProps) {
  const { call, room, recording, log, fileState, calm, helpOpen, onHelp, onDevices } = props
  const state = useCallState(call)
  const { name } = room.chat.other
  return (
    <div className="absolute inset-x-3 top-24 z-20 mx-auto grid max-w-lg gap-3 sm:top-14">
      <StageProblems call={call} />
      {/* A part that comes late takes all that share its LazyPart off the page while it loads: it has its own. */}
      {isInCall(state.phase) && recording && (
        <LazyPart>
          <RecordingNotices session={recording} name={name} />
        </LazyPart>
      )}
      {calm && isInCall(state.phase) && (
        <LazyPart>
          <StudioNotices tracks={fileState.tracks} name={name} connected={state.filesChannel !== null} />
          <DeviceNotices call={call} />
          <MicrophoneHints
            call={call}
            onUnmute={() => {
              keepSeat(room.roomId, { cameraEnabled: state.local.cameraEnabled, microphoneEnabled: true })
              void call.setMicrophone(true)
            }}
            onDevices={onDevices}
          />
          <Troubles
            call={call}
            log={log}
            recording={recording}
            name={name}
            fileTooLarge={fileState.problem?.kind === 'too-large'}
            helpOpen={helpOpen}
            onHelp={onHelp}
          />
        </LazyPart>
      )}
    </div>
  )
}
