import { Headphones, MicOff, X } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import type { MicrophoneHint } from '../../../../call/microphoneHints.ts'
import type { MicrophoneWatch } from '../../../../call/microphoneWatch.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useCallState } from '../useCall.ts'
import { deviceMessages } from './messages.ts'
import { useHotPlug } from './useHotPlug.ts'
import { useMicrophoneWatch } from './useMicrophoneWatch.ts'

/** What is new among the devices, in the preview and in the call. */
export function DeviceNotices({ call }: { call: Call }) {
  const { offer, accept, close } = useHotPlug(call)
  if (!offer) return null
  return (
    <Small icon={<Headphones aria-hidden="true" />} title={deviceMessages.offer(offer.label)} onClose={close}>
      <Button onClick={accept}>{deviceMessages.use}</Button>
      <Button variant="quiet" onClick={close}>
        {deviceMessages.notNow}
      </Button>
    </Small>
  )
}

type MicrophoneHintsProps = { call: Call; onUnmute: () => void; onDevices: () => void }

/** "You are muted" and "Your microphone is silent" (C13). The level never leaves this page. */
export function MicrophoneHints({ call, onUnmute, onDevices }: MicrophoneHintsProps) {
  const { microphoneTrack, microphoneEnabled } = useCallState(call).local
  const watch = useMicrophoneWatch(microphoneTrack, !microphoneEnabled)
  return watch && <Hint watch={watch} actions={{ muted: onUnmute, silent: onDevices }} />
}

type HintProps = { watch: MicrophoneWatch; actions: Record<MicrophoneHint, () => void> }

function Hint({ watch, actions }: HintProps) {
  const hint = useSyncExternalStore(watch.subscribe, () => watch.get().hint)
  if (!hint) return null
  const { title, text, action } = deviceMessages.hints[hint]
  return (
    <Small icon={<MicOff aria-hidden="true" />} title={title} text={text} onClose={() => watch.dismiss()}>
      <Button
        variant="secondary"
        onClick={() => {
          watch.dismiss()
          actions[hint]()
        }}
      >
        {action}
      </Button>
    </Small>
  )
}

type SmallProps = { icon: ReactNode; title: string; text?: string; onClose: () => void; children: ReactNode }

function Small({ icon, title, text, onClose, children }: SmallProps) {
  return (
    <div
      aria-live="polite"
      className="appear flex items-start gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 text-ink shadow-float"
    >
      <span className="mt-2.5 [&>svg]:size-5">{icon}</span>
      <div className="grid flex-1 gap-2 py-2">
        <p className="font-bold">{title}</p>
        {text && <p className="text-muted">{text}</p>}
        <div className="flex flex-wrap gap-2">{children}</div>
      </div>
      <IconButton label={deviceMessages.dismiss} onClick={onClose}>
        <X aria-hidden="true" className="size-5" />
      </IconButton>
    </div>
  )
}
