import type { Call } from '../../../../call/call.ts'
import type { Device } from '../../../../call/mediaDevices.ts'
import { DeviceSelect } from '../DeviceSelect.tsx'
import { messages } from '../messages.ts'
import { useCallState } from '../useCall.ts'
import { useDevices } from '../useDevices.ts'
import { changeDeviceChoice, useDeviceChoice } from './deviceChoice.ts'
import { MicrophoneMeter } from './MicrophoneMeter.tsx'
import { TestSpeaker } from './TestSpeaker.tsx'

/** Which camera, microphone and speaker to use, at once and from now on (C2, C13). */
export function DeviceSelects({ call, className = '' }: { call: Call; className?: string }) {
  const { local } = useCallState(call)
  const devices = useDevices(local)
  const choice = useDeviceChoice()
  const { preview } = messages
  const choose = (device: Device, id: string) => {
    changeDeviceChoice(device === 'camera' ? { cameraId: id } : { microphoneId: id })
    void call.chooseDevice(device, id)
  }
  return (
    <div className={`grid content-start gap-4 ${className}`}>
      <DeviceSelect
        label={preview.camera}
        devices={devices.camera}
        value={choice.cameraId}
        onChange={(id) => choose('camera', id)}
      />
      <div className="grid gap-2.5">
        <DeviceSelect
          label={preview.microphone}
          devices={devices.microphone}
          value={choice.microphoneId}
          onChange={(id) => choose('microphone', id)}
        />
        <MicrophoneMeter track={local.microphoneTrack} enabled={local.microphoneEnabled} />
      </div>
      <div className="grid gap-2.5">
        <DeviceSelect
          label={preview.speaker}
          devices={devices.speaker}
          value={choice.speakerId}
          onChange={(speakerId) => changeDeviceChoice({ speakerId })}
        />
        <TestSpeaker speakerId={choice.speakerId} />
      </div>
    </div>
  )
}
