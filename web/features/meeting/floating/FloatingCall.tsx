import { Mic, MicOff, PhoneOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Call } from '../../../../call/call.ts'
import type { CallState } from '../../../../call/call.ts'
import type { Person } from '../../../../contract/people.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { RecordingIndicator } from '../recording/RecordingIndicator.tsx'
import type { RecordingSession } from '../recording/recordingSession.ts'
import { useConsent } from '../recording/useSession.ts'
import { useCallState } from '../useCall.ts'
import { messages as stageMessages } from '../messages.ts'
import { VideoView } from '../VideoView.tsx'
import { messages } from './messages.ts'
import { floatPicture, openFloatingWindow } from './openFloating.ts'

type ContentProps = {
  call: Call
  other: Person
  recording: RecordingSession | null
  onHangUp: () => void
}
type FloatingCallProps = ContentProps & { onClose: () => void }

/** The other one above all windows, with the two buttons that one needs there; or their picture alone. */
export function FloatingCall({ onClose, ...props }: FloatingCallProps) {
  const place = useFloatingWindow(props.call, onClose)
  return place && createPortal(<Content {...props} />, place)
}

function useFloatingWindow(call: Call, onClose: () => void) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => {
    let close: (() => void) | undefined
    let left = false
    const show = async () => {
      const opened = await openFloatingWindow()
      if (opened) {
        opened.addEventListener('pagehide', onClose)
        close = () => {
          opened.removeEventListener('pagehide', onClose)
          opened.close()
        }
        setPlace(opened.document.body)
      } else {
        const picture = pictureOf(call.getState())
        if (!picture) throw new Error('There is no picture yet')
        close = await floatPicture(picture, onClose)
      }
      if (left) close()
    }
    // Without a press or the feature nothing floats.
    show().catch(onClose)
    return () => {
      left = true
      close?.()
    }
  }, [call, onClose])
  return place
}

const pictureOf = ({ remote }: CallState) =>
  remote.media?.screenSharing ? (remote.screen ?? remote.video) : remote.video

function Content({ call, other, recording, onHangUp }: ContentProps) {
  const state = useCallState(call)
  const picture = pictureOf(state)
  const { stage } = stageMessages
  const { microphoneEnabled } = state.local
  return (
    <div className="fixed inset-0 grid place-content-center bg-black text-ink">
      <Avatar person={other} size="large" />
      {picture && (
        <VideoView
          stream={picture}
          label={stage.videoOf(other.name)}
          whole={state.remote.media?.screenSharing ?? false}
          className="absolute inset-0 size-full"
        />
      )}
      {recording && <Recorded session={recording} name={other.name} />}
      <div className="absolute inset-x-0 bottom-3 flex justify-center gap-3">
        <IconButton
          label={microphoneEnabled ? messages.mute : messages.unmute}
          className="bg-sunken"
          onClick={() => void call.setMicrophone(!microphoneEnabled)}
        >
          {microphoneEnabled ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        </IconButton>
        <IconButton label={messages.hangUp} className="bg-danger text-on-danger" onClick={onHangUp}>
          <PhoneOff aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}

/** That the call is recorded is seen here, too (R1); what is asked is answered in the call's own window, where all of it is said (R4). */
function Recorded({ session, name }: { session: RecordingSession; name: string }) {
  const { asked } = useConsent(session)
  return (
    <div className="absolute inset-x-2 top-2 grid justify-items-start gap-2">
      <RecordingIndicator session={session} name={name} />
      {asked && (
        <div
          role="alert"
          className="flex w-full flex-wrap items-center justify-between gap-2 rounded-card bg-surface p-2 pl-3"
        >
          {messages.asked(name)}
          <Button variant="secondary" onClick={() => window.focus()}>
            {messages.answer}
          </Button>
        </div>
      )}
    </div>
  )
}
