import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import type { ListedDevice } from '../../../call/mediaDevices.ts'
import { messages } from './messages.ts'

type DeviceSelectProps = {
  label: string
  devices: readonly ListedDevice[]
  value: string
  onChange: (id: string) => void
}

/** Which camera, microphone or speaker to use, by name. */
export function DeviceSelect({ label, devices, value, onChange }: DeviceSelectProps) {
  const known = devices.some((device) => device.id === value)
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} value={known ? value : ''} onChange={(event) => onChange(event.target.value)}>
          <option value="">{messages.preview.systemDefault}</option>
          {devices.map((device, index) => (
            <option key={device.id} value={device.id}>
              {device.label || messages.preview.unnamed(label, index + 1)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
