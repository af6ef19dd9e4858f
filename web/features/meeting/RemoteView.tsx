import { useState } from 'react'
import type { CallState } from '../../../call/call.ts'
import type { Person } from '../../../contract/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { classNames } from '../../ui/classNames.ts'
import { messages } from './messages.ts'
import { NameTag } from './NameTag.tsx'
import { RemoteSound } from './RemoteSound.tsx'
import { RemoteScreen } from './screen/RemoteScreen.tsx'
import { VideoView } from './VideoView.tsx'

type RemoteViewProps = { state: CallState; other: Person; onPicture: (visible: boolean) => void }

/** The other one: their screen with their picture beside it, their picture alone, or what stands in for it. */
export function RemoteView({ state, other, onPicture }: RemoteViewProps) {
  const { remote } = state
  const sharing = remote.media?.screenSharing ?? false
  // A screen without a place of its own comes in the camera's.
  const screen = sharing ? (remote.screen ?? remote.video) : null
  return (
    <div className="absolute inset-0 overflow-hidden bg-black">
      {screen && <RemoteScreen stream={screen} name={other.name} />}
      <RemoteCamera
        state={state}
        other={other}
        onPicture={onPicture}
        beside={screen !== null}
        stream={screen === remote.video ? null : remote.video}
      />
      <RemoteSound stream={remote.audio} local={state.local} />
      <RemoteSound stream={sharing ? remote.screenAudio : null} local={state.local} />
    </div>
  )
}

type RemoteCameraProps = RemoteViewProps & { stream: MediaStream | null; beside: boolean }

/** One element for the picture in either place, so that it plays on when it moves. */
function RemoteCamera({ state, other, onPicture, stream, beside }: RemoteCameraProps) {
  const { remote } = state
  const [hasPicture, setHasPicture] = useState(false)
  const { stage } = messages
  const showsPicture = stream !== null && hasPicture && remote.media?.cameraEnabled !== false
  const present = remote.video !== null || remote.audio !== null
  return (
    <div
      className={classNames(
        'absolute overflow-hidden',
        beside
          ? 'top-28 right-3 z-1 aspect-3/4 w-28 rounded-card border border-line bg-sunken shadow-float sm:top-18 sm:right-4 sm:aspect-video sm:w-56 [@media(max-height:28rem)]:sm:w-36'
          : 'inset-0',
      )}
    >
      <VideoView
        stream={stream}
        label={stage.videoOf(other.name)}
        onPicture={(visible) => {
          setHasPicture(visible)
          onPicture(visible)
        }}
        className="absolute inset-0 size-full"
      />
      {!showsPicture && (beside ? <SmallStanding other={other} /> : <Standing state={state} other={other} />)}
      {present && (
        <NameTag
          name={other.name}
          muted={remote.media?.microphoneEnabled === false && stage.isMuted(other.name)}
          cameraOff={remote.media?.cameraEnabled === false && stage.cameraIsOff(other.name)}
          className={classNames(
            'absolute z-10',
            beside
              ? 'bottom-1.5 left-1.5 max-w-[calc(100%-0.75rem)]'
              : 'bottom-26 left-3 sm:bottom-4 sm:left-4',
          )}
        />
      )}
    </div>
  )
}

function SmallStanding({ other }: { other: Person }) {
  return (
    <div className="absolute inset-0 grid place-content-center bg-sunken pb-4">
      <Avatar person={other} />
    </div>
  )
}

/** In the picture's place: who it is, and why there is nothing to see. */
function Standing({ state, other }: Pick<RemoteViewProps, 'state' | 'other'>) {
  return (
    <div className="absolute inset-0 grid place-content-center justify-items-center gap-5 bg-page px-6 pb-24 text-center">
      <Avatar person={other} size="large" className="size-28! text-4xl!" />
      <p aria-live="polite" className="max-w-96 text-lg text-balance text-muted">
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
