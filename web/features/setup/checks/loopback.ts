import { type Outcome, outcome } from './outcome.ts'

/** What the receiving end has counted since it began. */
export type LoopbackCounters = {
  framesDecoded: number
  bytesReceived: number
  packetsReceived: number
  packetsLost: number
  /** Milliseconds; null while unknown. */
  roundTrip: number | null
}

/** A call of this page with itself. */
export type LoopbackCall = {
  /** Rejects where it does not come about within some seconds. */
  connected: Promise<void>
  count(): Promise<LoopbackCounters>
  close(): void
}

export type LoopbackWish = {
  iceServers: RTCIceServer[]
  policy: RTCIceTransportPolicy
  tracks: MediaStreamTrack[]
}

export type LoopbackParts = {
  open: (wish: LoopbackWish) => LoopbackCall
  wait: (milliseconds: number) => Promise<void>
  now: () => number
}

/** The first moment is for the rate to rise; it does not count. Milliseconds. */
const warmUp = 1_500
const measuring = 4_000

const smoothRate = 15
const toleratedLoss = 3
const toleratedRoundTrip = 400

const rounded = (value: number, digits = 0) => Number(value.toFixed(digits))

/** What happened between two counts, `milliseconds` apart. */
export function figuresBetween(before: LoopbackCounters, after: LoopbackCounters, milliseconds: number) {
  const seconds = milliseconds / 1_000
  const lost = Math.max(0, after.packetsLost - before.packetsLost)
  const expected = lost + after.packetsReceived - before.packetsReceived
  return {
    ...(after.roundTrip === null ? {} : { milliseconds: rounded(after.roundTrip) }),
    lossPercent: expected > 0 ? rounded((lost / expected) * 100, 1) : 0,
    framesPerSecond: rounded((after.framesDecoded - before.framesDecoded) / seconds),
    kilobitsPerSecond: rounded(((after.bytesReceived - before.bytesReceived) * 8) / 1_000 / seconds),
  }
}

type LoopbackFigures = ReturnType<typeof figuresBetween>

function judgeLoopback(figures: LoopbackFigures, policy: RTCIceTransportPolicy): Outcome {
  const measured = { route: policy === 'relay' ? ('relay' as const) : ('direct' as const), ...figures }
  if (figures.framesPerSecond === 0) return outcome('failed', 'loopback/no-picture', measured)
  const poor =
    figures.framesPerSecond < smoothRate ||
    figures.lossPercent > toleratedLoss ||
    (figures.milliseconds ?? 0) > toleratedRoundTrip
  return poor ? outcome('warn', 'loopback/poor', measured) : outcome('good', 'loopback/good', measured)
}

/** Calls this page itself, through a relay where `policy` says so, and measures what arrives. */
export async function checkLoopback(parts: LoopbackParts, wish: LoopbackWish): Promise<Outcome> {
  const call = parts.open(wish)
  try {
    await call.connected
    await parts.wait(warmUp)
    const [before, began] = [await call.count(), parts.now()]
    await parts.wait(measuring)
    const figures = figuresBetween(before, await call.count(), parts.now() - began)
    return judgeLoopback(figures, wish.policy)
  } catch {
    const route = wish.policy === 'relay' ? 'relay' : 'direct'
    return outcome('failed', 'loopback/no-connection', { route })
  } finally {
    call.close()
  }
}
