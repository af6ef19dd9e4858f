import { useEffect, useRef, useState } from 'react'
import type { Call } from '../../../../call/call.ts'
import type { DeviceLists } from '../../../../call/mediaDevices.ts'
import { toast } from '../../../ui/toast.ts'
import { useCallState } from '../useCall.ts'
import { useDevices } from '../useDevices.ts'
import { changeDeviceChoice, useDeviceChoice } from './deviceChoice.ts'
import { type DeviceOffer, deviceOffers } from './deviceOffers.ts'
import { deviceMessages } from './messages.ts'

/** Says what took another's place, and offers what is new (C13). */
export function useHotPlug(call: Call) {
  const { local } = useCallState(call)
  const lists = useDevices(local)
  const { speakerId, microphoneId, cameraId } = useDeviceChoice()
  const before = useRef(lists)
  const told = useRef(local.replacement)
  const [offer, setOffer] = useState<DeviceOffer | null>(null)

  const { replacement } = local
  useEffect(() => {
    if (!replacement || replacement === told.current) return
    told.current = replacement
    toast.good(deviceMessages.nowUsing[replacement.device](replacement.label || deviceMessages.unnamed))
  }, [replacement])

  useEffect(() => {
    const last = before.current
    before.current = lists
    tellSpeaker(last, lists, speakerId)
    const chosen = new Set([speakerId, microphoneId, cameraId])
    // What was chosen before is taken again without a question.
    const [newest] = deviceOffers(last, lists).filter((other) => !idsOf(other).some((id) => chosen.has(id)))
    setOffer((shown) => newest ?? (shown && isThere(shown, lists) ? shown : null))
  }, [lists, speakerId, microphoneId, cameraId])

  const close = () => setOffer(null)
  const accept = () => {
    const { label: _, ...ids } = offer ?? { label: '' }
    changeDeviceChoice(ids)
    if (ids.microphoneId) void call.chooseDevice('microphone', ids.microphoneId)
    if (ids.cameraId) void call.chooseDevice('camera', ids.cameraId)
    close()
  }
  return { offer, accept, close }
}

const idsOf = ({ microphoneId, cameraId, speakerId }: DeviceOffer) =>
  [microphoneId, cameraId, speakerId].filter((id) => id !== undefined)

function isThere(offer: DeviceOffer, lists: DeviceLists) {
  const listed = Object.values(lists).flat()
  return idsOf(offer).some((id) => listed.some((device) => device.id === id))
}

/** RemoteSound plays on what is there; this says so. */
function tellSpeaker(last: DeviceLists, lists: DeviceLists, speakerId: string) {
  if (!speakerId || last.speaker.length === 0) return
  const was = last.speaker.find(({ id }) => id === speakerId)
  const is = lists.speaker.find(({ id }) => id === speakerId)
  if (was && !is) toast.good(deviceMessages.nowUsing.speaker(deviceMessages.systemSpeaker))
  if (!was && is) toast.good(deviceMessages.nowUsing.speaker(is.label))
}
