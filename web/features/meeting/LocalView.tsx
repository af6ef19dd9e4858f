import type { LocalMediaState } from '../../../call/localMedia.ts'
import type { Person } from '../../../contract/people.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { messages } from './messages.ts'
import { NameTag } from './NameTag.tsx'
import { VideoView } from './VideoView.tsx'

/** Oneself, small in the corner, as in a mirror. */
export function LocalView({ local, me }: { local: LocalMediaState; me: Person }) {
  const { stage } = messages
  return (
    <div className="absolute right-3 bottom-26 z-10 aspect-3/4 w-28 overflow-hidden rounded-card border border-line bg-sunken shadow-float sm:right-4 sm:aspect-video sm:w-56 @min-[62rem]:bottom-4 [@media(max-height:28rem)]:sm:w-36">
      <VideoView
        stream={local.cameraStream}
        label={stage.yourVideo}
        mirrored
        className="absolute inset-0 size-full"
      />
      {!local.cameraStream && (
        <div className="absolute inset-0 grid place-content-center bg-sunken pb-4">
          <Avatar person={me} />
        </div>
      )}
      <NameTag
        name={messages.you}
        muted={!local.microphoneEnabled && stage.youAreMuted}
        cameraOff={!local.cameraEnabled && stage.yourCameraIsOff}
        className="absolute bottom-1.5 left-1.5 max-w-[calc(100%-0.75rem)]"
      />
    </div>
  )
}
