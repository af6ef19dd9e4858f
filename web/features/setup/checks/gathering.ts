import type { Clock } from '../../../../call/clock.ts'

export type Gathering = { iceServers: RTCIceServer[]; wanted: 'srflx' | 'relay' }

export type GatheringEvents = {
  candidate(type: string): void
  /** A server answered with an error or not at all, as `icecandidateerror` has it. */
  failed(errorCode: number): void
  /** Nothing more will come. */
  ended(): void
}

/** Begins to gather candidates and answers how to end it; `relay` asks for relayed ones alone. */
export type StartGathering = (gathering: Gathering, events: GatheringEvents) => () => void

export type Gathered = { found: true; milliseconds: number } | { found: false; errorCode: number | null }

export type GatheringParts = { start: StartGathering; clock: Clock; now: () => number }

/** How long a server may take, in milliseconds. */
export const gatheringTime = 7_000
/** Not the server's word, but the browser's: it could not be reached (W3C WebRTC, RTCPeerConnectionIceErrorEvent). */
const unreachable = 701

/** Waits for the first candidate of the wanted type. */
export function gather(parts: GatheringParts, gathering: Gathering): Promise<Gathered> {
  const { promise, resolve } = Promise.withResolvers<Gathered>()
  const began = parts.now()
  let errorCode: number | null = null
  const finish = (gathered: Gathered) => {
    cancel()
    stop()
    resolve(gathered)
  }
  const cancel = parts.clock.after(gatheringTime, () => finish({ found: false, errorCode }))
  const stop = parts.start(gathering, {
    candidate: (type) => {
      if (type === gathering.wanted) finish({ found: true, milliseconds: Math.round(parts.now() - began) })
    },
    failed: (code) => {
      // A refusal says more than an interface that leads nowhere.
      if (errorCode === null || errorCode === unreachable) errorCode = code
    },
    ended: () => finish({ found: false, errorCode }),
  })
  return promise
}

/** Whether the server was there and said no: its credentials were refused, or it is full. */
export function isRefusal(gathered: Gathered) {
  return !gathered.found && gathered.errorCode !== null && gathered.errorCode !== unreachable
}
