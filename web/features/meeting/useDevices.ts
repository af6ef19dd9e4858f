import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'

export type NamedDevice = { id: string; label: string }
export type DeviceLists = Record<MediaDeviceKind, NamedDevice[]>

const none: DeviceLists = { audioinput: [], videoinput: [], audiooutput: [] }

/** The devices that there are. Browsers name them once one is in use: `inUse` says what is. */
export function useDevices(inUse: string): DeviceLists {
  const { data, refetch } = useQuery({
    queryKey: ['devices', inUse],
    queryFn: listDevices,
    enabled: isSecureContext,
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (!isSecureContext) return undefined
    const { mediaDevices } = navigator
    const onChange = () => void refetch()
    mediaDevices.addEventListener('devicechange', onChange)
    return () => mediaDevices.removeEventListener('devicechange', onChange)
  }, [refetch])
  return data ?? none
}

async function listDevices(): Promise<DeviceLists> {
  const lists: DeviceLists = { audioinput: [], videoinput: [], audiooutput: [] }
  for (const { kind, deviceId, label } of await navigator.mediaDevices.enumerateDevices()) {
    // Without an id it is the placeholder that browsers give before they are allowed to tell; the default has its own entry.
    if (deviceId && deviceId !== 'default') lists[kind].push({ id: deviceId, label })
  }
  return lists
}
