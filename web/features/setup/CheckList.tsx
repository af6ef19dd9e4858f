import { useEffect, useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { CheckRow } from './CheckRow.tsx'
import type { CheckId } from './checks/outcome.ts'
import type { SetupTestState } from './checks/setupState.ts'
import type { SetupTest } from './checks/setupTest.ts'
import { messages } from './messages.ts'
import { MicrophoneMeter } from './MicrophoneMeter.tsx'

const groups: Record<keyof typeof messages.groups, readonly CheckId[]> = {
  devices: ['camera', 'microphone', 'speaker'],
  network: ['signaling', 'stun', 'turnUdp', 'turnTcp', 'turnTls'],
  call: ['loopback'],
}
const groupNames = ['devices', 'network', 'call'] as const

/** All checks, in three groups. */
export function CheckList({ test, state }: { test: SetupTest; state: SetupTestState }) {
  return groupNames.map((group) => (
    <section key={group} aria-labelledby={`setup-${group}`} className="grid gap-3">
      <h2 id={`setup-${group}`} className="text-lg font-bold">
        {messages.groups[group]}
      </h2>
      <Card>
        <ul className="divide-y divide-line">
          {groups[group].map((id) => (
            <CheckRow key={id} id={id} state={state.checks[id]}>
              <Extra id={id} test={test} state={state} />
            </CheckRow>
          ))}
        </ul>
      </Card>
    </section>
  ))
}

function Extra({ id, test, state }: { id: CheckId; test: SetupTest; state: SetupTestState }) {
  const { status } = state.checks[id]
  if (id === 'camera' && state.cameraStream) return <OwnPicture stream={state.cameraStream} />
  if (id === 'microphone' && status === 'running') return <MicrophoneMeter level={state.level} />
  if (id !== 'speaker' || status !== 'asking') return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="mr-2 font-semibold">{messages.heard}</p>
      <Button onClick={() => test.answer(true)}>{messages.yes}</Button>
      <Button variant="secondary" onClick={() => test.answer(false)}>
        {messages.no}
      </Button>
      <Button variant="quiet" onClick={() => void test.replay()}>
        {messages.replay}
      </Button>
    </div>
  )
}

function OwnPicture({ stream }: { stream: MediaStream }) {
  const ref = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = ref.current
    if (!video) return
    video.srcObject = stream
    // Refused only when another stream has come meanwhile.
    video.play().catch(() => undefined)
  }, [stream])
  return (
    <video
      ref={ref}
      aria-label={messages.yourPicture}
      autoPlay
      playsInline
      muted
      className="aspect-video w-full max-w-80 -scale-x-100 rounded-control bg-black object-cover"
    />
  )
}
