import { Mic, MicOff, PhoneOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Call } from '../../../../call/call.ts'
import type { CallState } from '../../../../call/call.ts'
import type { Person } from '../../../../contract/people.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useCallState } from '../useCall.ts'
import { messages as stageMessages } from '../messages.ts'
import { VideoView } from '../VideoView.tsx'
import { messages } from './messages.ts'
import { floatPicture, openFloatingWindow } from './openFloating.ts'

type FloatingCallProps = { call: Call; other: Person; onClose: () => void }

/** The other one above all windows, with the two buttons that one needs there; or their picture alone. */
export function FloatingCall({ call, other, onClose }: FloatingCallProps) {
  const place = useFloatingWindow(call, onClose)
  return place && createPortal(<Content call={call} other={other} />, place)
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

function Content({ call, other }: { call: Call; other: Person }) {
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
      <div className="absolute inset-x-0 bottom-3 flex justify-center gap-3">
        <IconButton
          label={microphoneEnabled ? messages.mute : messages.unmute}
          className="bg-sunken"
          onClick={() => void call.setMicrophone(!microphoneEnabled)}
        >
          {microphoneEnabled ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
        </IconButton>
        <IconButton
          label={messages.hangUp}
          className="bg-danger text-on-danger"
          onClick={() => call.hangUp()}
        >
          <PhoneOff aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  )
}
