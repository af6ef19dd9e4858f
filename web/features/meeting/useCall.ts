import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { Call, type CallState } from '../../../call/call.ts'
import { systemClock } from '../../../call/clock.ts'
import { browserMediaDevices } from '../../../call/mediaDevices.ts'
import { browserPeerConnections, type IceSettings } from '../../../call/peerConnection.ts'
import type { IceServers } from '../../../contract/rooms.ts'
import { iceServersQuery } from '../../api/rooms.ts'
import { restoreEffects } from './effects/rememberedEffects.ts'
import { onNetworkChange } from './networkChanges.ts'
import { withPageCodecs } from './quality/pageCodecs.ts'
import { readChoice, readSeat } from './rememberedChoice.ts'
import { openSignaling } from './roomSignaling.ts'

/** The room's call, from the moment that the page is shown until it is left; null in between. */
export function useCall(roomId: string): Call | null {
  const queryClient = useQueryClient()
  const [holder] = useState(() => holdCall(() => openCall(roomId, queryClient)))
  return useSyncExternalStore(holder.subscribe, holder.get)
}

/** A call that is open while somebody watches: React's strict mode opens a page twice, and closes it in between. */
function holdCall(open: () => Call) {
  let call: Call | null = null
  return {
    get: () => call,
    subscribe: (listener: () => void) => {
      const opened = open()
      const ignoreNetwork = onNetworkChange(() => opened.networkChanged())
      call = opened
      listener()
      return () => {
        call = null
        ignoreNetwork()
        opened.close()
      }
    },
  }
}

export function useCallState(call: Call): CallState {
  return useSyncExternalStore(call.subscribe, call.getState)
}

function openCall(roomId: string, queryClient: QueryClient) {
  const call = new Call({
    signaling: openSignaling(roomId),
    devices: browserMediaDevices(),
    openPeerConnection: withPageCodecs(
      browserPeerConnections(() => toIceSettings(queryClient.getQueryData(iceServersQuery.queryKey))),
    ),
    createStream: () => new MediaStream(),
    clock: systemClock,
  })
  const seat = readSeat(roomId)
  restoreEffects(call)
  void call.prepare({ ...readChoice(), ...seat })
  if (seat) call.join()
  call.connect()
  return call
}

/** Without the server's answer nothing is known of the wish to stay hidden, so it counts as wished for. */
function toIceSettings(answer: IceServers | undefined): IceSettings {
  if (!answer) return { iceServers: [], iceTransportPolicy: 'relay' }
  const iceServers = answer.iceServers.map(({ urls, username, credential }) =>
    username === undefined || credential === undefined ? { urls } : { urls, username, credential },
  )
  return { iceServers, iceTransportPolicy: answer.iceTransportPolicy }
}
