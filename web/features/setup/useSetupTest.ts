import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { systemClock } from '../../../call/clock.ts'
import { iceServersQuery } from '../../api/rooms.ts'
import { openCamera } from './browser/openCamera.ts'
import { openLoopback } from './browser/openLoopback.ts'
import { openMicrophone } from './browser/openMicrophone.ts'
import { playTone } from './browser/playTone.ts'
import { socketSignaling } from './browser/socketSignaling.ts'
import { startGathering } from './browser/startGathering.ts'
import { SetupTest } from './checks/setupTest.ts'

/** The devices that were chosen for calls; empty means the system's own. */
export type ChosenDevices = { cameraId: string; microphoneId: string; speakerId: string }

/** A test of the set-up that can be started, and started anew. It ends when the page is left. */
export function useSetupTest(chosen: ChosenDevices) {
  const queryClient = useQueryClient()
  const create = () =>
    new SetupTest({
      openCamera: openCamera(chosen.cameraId),
      openMicrophone: openMicrophone(chosen.microphoneId),
      playTone: () => playTone(chosen.speakerId),
      signaling: socketSignaling,
      // Asked for anew: credentials may have run out, and settings changed.
      iceServers: () => queryClient.fetchQuery({ ...iceServersQuery, staleTime: 0, retry: false }),
      startGathering,
      openLoopback,
      clock: systemClock,
      now: () => performance.now(),
    })
  const [test, setTest] = useState(create)
  useEffect(() => () => test.close(), [test])
  const state = useSyncExternalStore(test.subscribe, test.getState)
  const start = () => {
    const next = create()
    setTest(next)
    void next.run()
  }
  return { test, state, start }
}
