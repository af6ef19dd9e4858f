import { useState } from 'react'
import type { CallState } from '../../../call/call.ts'
import type { Person } from '../../../contract/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { messages } from './messages.ts'
import { NameTag } from './NameTag.tsx'
import { RemoteSound } from './RemoteSound.tsx'
import { readChoice } from './rememberedChoice.ts'
import { VideoView } from './VideoView.tsx'

/** The other one: their picture or screen, or what stands in for it while there is none. */
export function RemoteView({ state, other }: { state: CallState; other: Person }) {
  const { remote } = state
  const [hasPicture, setHasPicture] = useState(false)
  const [speakerId] = useState(() => readChoice().speakerId)
  const { stage } = messages
  const sharing = remote.media?.screenSharing ?? false
  const showsPicture =
    remote.video !== null && hasPicture && (sharing || remote.media?.cameraEnabled !== false)
  const picture = sharing ? (remote.screen ?? remote.video) : remote.video
  const present = remote.video !== null || remote.audio !== null
  return (
    <div className="absolute inset-0 overflow-hidden bg-black">
      <VideoView
        stream={picture}
        label={sharing ? stage.screenOf(other.name) : stage.videoOf(other.name)}
        whole={sharing}
        onPicture={setHasPicture}
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
      <RemoteSound stream={remote.audio} speakerId={speakerId} />
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
