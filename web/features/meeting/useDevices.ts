import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LocalMediaState } from '../../../call/localMedia.ts'
import { browserMediaDevices, type DeviceLists, noDevices } from '../../../call/mediaDevices.ts'

const devices = browserMediaDevices()

/** The devices that there are. Browsers name them once one is in use, so they are asked again then. */
export function useDevices(local: LocalMediaState): DeviceLists {
  const inUse = `${local.cameraStream !== null} ${local.microphoneTrack !== null}`
  const { data, refetch } = useQuery({
    queryKey: ['devices', inUse],
    queryFn: () => devices?.list() ?? noDevices,
    enabled: devices !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  useEffect(() => devices?.onChange(() => void refetch()), [refetch])
  return data ?? noDevices
}
