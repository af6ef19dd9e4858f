import { Volume2 } from 'lucide-react'
import { useState } from 'react'
import type { CallState } from '../../../call/call.ts'
import type { Person } from '../../../contract/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { messages } from './messages.ts'
import { NameTag } from './NameTag.tsx'
import { readChoice } from './rememberedChoice.ts'
import { VideoView } from './VideoView.tsx'

/** The other one: their picture or screen, or what stands in for it while there is none. */
export function RemoteView({ state, other }: { state: CallState; other: Person }) {
  const { remote } = state
  const [hasPicture, setHasPicture] = useState(false)
  const [allowSound, setAllowSound] = useState<(() => void) | null>(null)
  const [speakerId] = useState(() => readChoice().speakerId)
  const { stage } = messages
  const sharing = remote.media?.screenSharing ?? false
  const showsPicture =
    remote.stream !== null && hasPicture && (sharing || remote.media?.cameraEnabled !== false)
  const present = remote.stream !== null
  return (
    <div className="absolute inset-0 overflow-hidden bg-black">
      <VideoView
        stream={remote.stream}
        label={sharing ? stage.screenOf(other.name) : stage.videoOf(other.name)}
        whole={sharing}
        speakerId={speakerId}
        onPicture={setHasPicture}
        onBlocked={(allow) => setAllowSound(() => allow)}
        className="absolute inset-0 size-full"
      />
      {!showsPicture && <Standing state={state} other={other} />}
      {present && (
        <NameTag
          name={other.name}
          muted={remote.media?.microphoneEnabled === false && stage.isMuted(other.name)}
          cameraOff={remote.media?.cameraEnabled === false && !sharing && stage.cameraIsOff(other.name)}
          className="absolute bottom-26 left-3 z-10 sm:bottom-4 sm:left-4"
        />
      )}
      {allowSound && present && (
        <Button
          onClick={() => {
            allowSound()
            setAllowSound(null)
          }}
          className="absolute top-1/2 left-1/2 z-10 -translate-1/2 shadow-float"
        >
          <Volume2 aria-hidden="true" className="size-5" />
          {stage.tapToHear}
        </Button>
      )}
    </div>
  )
}

/** In the picture's place: who it is, and why there is nothing to see. */
function Standing({ state, other }: { state: CallState; other: Person }) {
  return (
    <div className="absolute inset-0 grid place-content-center justify-items-center gap-5 bg-page px-6 pb-24 text-center">
      <Avatar person={other} size="large" className="size-28! text-4xl!" />
      <p aria-live="polite" className="max-w-96 text-lg text-muted">
        {reasonOf(state, other.name)}
      </p>
    </div>
  )
}

function reasonOf({ phase, absence, remote }: CallState, name: string) {
  if (phase === 'waitingForPeer')
    return absence ? messages.absence[absence](name) : messages.waitingHint(name)
  return phase === 'connected' && remote.media?.cameraEnabled === false
    ? messages.stage.cameraIsOff(name)
    : name
}
