import type { Call } from '../../../call/call.ts'
import { CallControls, type CallControlsProps } from './CallControls.tsx'
import { keepSeat } from './rememberedChoice.ts'
import { useCallState } from './useCall.ts'

type StageControlsProps = Pick<
  CallControlsProps,
  | 'menuItems'
  | 'reactions'
  | 'chatOpen'
  | 'unread'
  | 'chatButtonRef'
  | 'onChat'
  | 'recording'
  | 'onRecord'
  | 'onHangUp'
> & { call: Call; roomId: string }

/** The buttons of the call and what they do to it. */
export function StageControls({ call, roomId, ...others }: StageControlsProps) {
  const { microphoneEnabled, cameraEnabled, screenStream } = useCallState(call).local
  const sharing = screenStream !== null
  const keep = (change: Partial<Parameters<typeof keepSeat>[1]>) =>
    keepSeat(roomId, { microphoneEnabled, cameraEnabled, ...change })
  return (
    <CallControls
      {...others}
      muted={!microphoneEnabled}
      cameraOff={!cameraEnabled}
      sharing={sharing}
      canShare={isSecureContext && 'getDisplayMedia' in navigator.mediaDevices}
      onMute={() => {
        keep({ microphoneEnabled: !microphoneEnabled })
        void call.setMicrophone(!microphoneEnabled)
      }}
      onCamera={() => {
        keep({ cameraEnabled: !cameraEnabled })
        void call.setCamera(!cameraEnabled)
      }}
      onShare={() => {
        if (sharing) call.stopScreenShare()
        else void call.startScreenShare()
      }}
    />
  )
}
