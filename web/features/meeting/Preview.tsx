import { Link } from '@tanstack/react-router'
import { ArrowLeft, VideoOff } from 'lucide-react'
import { lazy } from 'react'
import type { Call } from '../../../call/call.ts'
import type { Room } from '../../../contract/rooms.ts'
import { Button } from '../../ui/Button.tsx'
import { LazyPart } from '../../ui/LazyPart.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { changeDeviceChoice, useDeviceChoice } from './devices/deviceChoice.ts'
import { DeviceSelects } from './devices/DeviceSelects.tsx'
import { PreviewEffects } from './effects/PreviewEffects.tsx'
import { HideAddress } from './hideAddress/HideAddress.tsx'
import { MediaProblems } from './MediaProblems.tsx'
import { messages } from './messages.ts'
import { keepSeat } from './rememberedChoice.ts'
import { retryMedia } from './retryMedia.ts'
import { useCallState } from './useCall.ts'
import { VideoView } from './VideoView.tsx'

// Needed when a device comes or goes.
const DeviceNotices = lazy(() =>
  import('./devices/DeviceNotices.tsx').then((module) => ({ default: module.DeviceNotices })),
)

/** Before the call: one's own picture, the devices, and one press to join (C2). */
export function Preview({ call, room }: { call: Call; room: Room }) {
  const { local, peerReady } = useCallState(call)
  const choice = useDeviceChoice()
  const { other } = room.chat
  const { problems: words, preview } = messages
  const join = () => {
    keepSeat(room.roomId, choice)
    call.join()
  }
  return (
    <main className="mx-auto grid min-h-dvh max-w-5xl content-start gap-6 px-4 py-6 lg:content-center [@media(max-height:28rem)]:gap-2 [@media(max-height:28rem)]:py-2">
      <Link to="/chats" className="inline-flex min-h-11 w-fit items-center gap-2 font-semibold text-accent">
        <ArrowLeft aria-hidden="true" className="size-5" />
        {messages.backToChats}
      </Link>
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 md:grid-cols-[3fr_2fr] md:grid-rows-[auto_1fr] md:items-start">
        <OwnPicture stream={local.cameraStream} wanted={local.cameraEnabled} />
        <section className="grid gap-5 md:row-span-2 [@media(max-height:28rem)]:gap-2 md:[@media(max-height:28rem)]:-mt-12">
          <header className="grid gap-1">
            <p className="font-semibold text-muted">{messages.title(other.name)}</p>
            <h1 className="text-3xl font-bold">{preview.heading}</h1>
            <p className="text-muted">{peerReady ? preview.here(other.name) : preview.hint(other.name)}</p>
          </header>
          <MediaProblems
            problems={local.problems}
            hint={words.joinWithout}
            onRetry={(problems) => void retryMedia(call, problems)}
          />
          <DeviceSwitches call={call} />
          <LazyPart>
            <DeviceNotices call={call} />
          </LazyPart>
          <HideAddress name={other.name} />
          <Button onClick={join} className="min-h-13 text-lg">
            {preview.join}
          </Button>
        </section>
        {/* After the button: most people join with what they used last, and should not have to look for it. */}
        <div className="@container grid gap-5">
          <DeviceSelects call={call} className="@lg:grid-cols-3" />
          <PreviewEffects call={call} />
        </div>
      </div>
    </main>
  )
}

function DeviceSwitches({ call }: { call: Call }) {
  const { local } = useCallState(call)
  const { preview } = messages
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-2">
      <Switch
        label={preview.microphone}
        checked={local.microphoneEnabled}
        onCheckedChange={(microphoneEnabled) => {
          changeDeviceChoice({ microphoneEnabled })
          void call.setMicrophone(microphoneEnabled)
        }}
      />
      <Switch
        label={preview.camera}
        checked={local.cameraEnabled}
        onCheckedChange={(cameraEnabled) => {
          changeDeviceChoice({ cameraEnabled })
          void call.setCamera(cameraEnabled)
        }}
      />
    </div>
  )
}

function OwnPicture({ stream, wanted }: { stream: MediaStream | null; wanted: boolean }) {
  const { preview } = messages
  return (
    <div className="relative grid aspect-video overflow-hidden rounded-card bg-black text-white scheme-dark shadow-float">
      <VideoView stream={stream} label={preview.yourVideo} mirrored className="absolute inset-0 size-full" />
      {!stream && (
        <p className="relative z-1 grid place-content-center justify-items-center gap-3 bg-page text-ink">
          <VideoOff aria-hidden="true" className="size-10 text-muted" />
          {wanted ? preview.starting : preview.cameraOff}
        </p>
      )}
    </div>
  )
}
