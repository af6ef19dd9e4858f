import { numberOf, ReportReading, selectedPair, type Stats, type StatsReport } from './reportReading.ts'

/** One direction of a call over the time between two reports. Null: unknown, or nothing of that kind flows. */
type Flow = {
  /** Media with its headers, without retransmissions' and the network's own overhead, in bits per second. */
  bitrate: number | null
  /** Packets lost on the way of those sent, 0 to 1. */
  lossRatio: number | null
  /** Of the largest picture. */
  framesPerSecond: number | null
  /** Of the largest picture, in pixels. */
  width: number | null
  height: number | null
}

/** Why the encoder sends less than it could (webrtc-stats, RTCQualityLimitationReason). */
type Limitation = 'none' | 'cpu' | 'bandwidth' | 'other'

/** How a call went in the time between two reports. */
export type QualitySample = {
  /** The later report's own time, in milliseconds since 1970. */
  at: number
  /** How long before that the earlier one was taken. */
  seconds: number
  /** There and back, in milliseconds. */
  roundTripMs: number | null
  /** What the browser believes could be sent, in bits per second; Chromium only. */
  availableBitrate: number | null
  up: Flow & { limitation: Limitation | null }
  down: Flow & {
    /** The greatest of sound and picture, in milliseconds. */
    jitterMs: number | null
    /** Times that the picture stood still. */
    freezes: number | null
  }
  path: 'direct' | 'relay' | null
  /** How packets leave this end: to the other one, or to its own relay. */
  protocol: 'udp' | 'tcp' | 'tls' | null
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

const greatest = (values: (number | null)[]) => {
  const known = values.filter((value) => value !== null)
  return known.length > 0 ? Math.max(...known) : null
}

/**
 * What happened between two reports of one connection. The reports may come from any browser: what one does not tell is null.
 * Counters of streams that began in between count from nothing; those that went back are a new stream.
 */
export function readSample(before: StatsReport, after: StatsReport): QualitySample {
  const [old, now] = [new ReportReading(before), new ReportReading(after)]
  const pair = selectedPair(now)
  const remote = now.all('remote-inbound-rtp')
  const roundTrip =
    numberOf(pair, 'currentRoundTripTime') ||
    greatest(remote.map((stats) => numberOf(stats, 'roundTripTime')))
  return {
    at: timeOf(now) ?? 0,
    seconds: secondsBetween(old, now),
    roundTripMs: inMilliseconds(roundTrip),
    availableBitrate: numberOf(pair, 'availableOutgoingBitrate'),
    up: readUp(old, now),
    down: readDown(old, now),
    ...readPath(now, pair),
  }
}

const inMilliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1000)

function readUp(old: ReportReading, now: ReportReading): QualitySample['up'] {
  const growth = growthBetween(old, now)
  const streams = now.all('outbound-rtp')
  const picture = largest(now.all('outbound-rtp', 'video').filter((stats) => growth(stats, 'framesSent') > 0))
  const reported = streams.flatMap((stats) => {
    const lost = numberOf(now.byId(stats['remoteId']), 'fractionLost')
    return lost === null ? [] : [{ lost, sent: growth(stats, 'packetsSent') }]
  })
  const sent = sum(reported.map((stream) => stream.sent))
  return {
    bitrate: bitrateOf(old, now, streams, ['bytesSent', 'headerBytesSent']),
    lossRatio: sent > 0 ? sum(reported.map((stream) => stream.lost * stream.sent)) / sent : null,
    framesPerSecond: perSecond(old, now, picture && growth(picture, 'framesSent')),
    ...sizeOf(picture),
    limitation: limitationOf(picture?.['qualityLimitationReason']),
  }
}

function readDown(old: ReportReading, now: ReportReading): QualitySample['down'] {
  const growth = growthBetween(old, now)
  const streams = now.all('inbound-rtp').filter((stats) => growth(stats, 'packetsReceived') > 0)
  const pictures = now.all('inbound-rtp', 'video')
  const picture = largest(pictures.filter((stats) => growth(stats, 'framesDecoded') > 0))
  const received = sum(streams.map((stats) => growth(stats, 'packetsReceived')))
  const lost = sum(streams.map((stats) => growth(stats, 'packetsLost')))
  const hasFreezes = pictures.some((stats) => numberOf(stats, 'freezeCount') !== null)
  return {
    bitrate: bitrateOf(old, now, now.all('inbound-rtp'), ['bytesReceived', 'headerBytesReceived']),
    lossRatio: received > 0 ? lost / (received + lost) : null,
    framesPerSecond: perSecond(old, now, picture && growth(picture, 'framesDecoded')),
    ...sizeOf(picture),
    jitterMs: inMilliseconds(greatest(streams.map((stats) => numberOf(stats, 'jitter')))),
    freezes: hasFreezes ? sum(pictures.map((stats) => growth(stats, 'freezeCount'))) : null,
  }
}

/** By how much a counter of a stream rose. A late packet can take a loss back; that is no growth. */
function growthBetween(old: ReportReading, now: ReportReading) {
  return (stats: Stats, field: string) => {
    const value = numberOf(stats, field) ?? 0
    const former = numberOf(old.byId(stats['id']), field) ?? 0
    const sameStream =
      (numberOf(now.byId(stats['id']), 'ssrc') ?? 0) === numberOf(old.byId(stats['id']), 'ssrc')
    return sameStream ? Math.max(0, value - former) : value
  }
}

/** All entries of a report that matter here carry its own time; only what the other end told has another. */
function timeOf(reading: ReportReading) {
  const own = ['transport', 'candidate-pair', 'outbound-rtp', 'inbound-rtp'].flatMap((type) =>
    reading.all(type),
  )
  return greatest(own.map((stats) => numberOf(stats, 'timestamp')))
}

const secondsBetween = (old: ReportReading, now: ReportReading) =>
  Math.max(0, (timeOf(now) ?? 0) - (timeOf(old) ?? 0)) / 1_000

function perSecond(old: ReportReading, now: ReportReading, amount: number | undefined) {
  const seconds = secondsBetween(old, now)
  return amount === undefined || seconds === 0 ? null : amount / seconds
}

function bitrateOf(old: ReportReading, now: ReportReading, streams: Stats[], fields: string[]) {
  const growth = growthBetween(old, now)
  const bytes = streams.map((stats) => sum(fields.map((field) => growth(stats, field))))
  return streams.length > 0 ? perSecond(old, now, sum(bytes) * 8) : null
}

const pixels = (stats: Stats) => (numberOf(stats, 'frameWidth') ?? 0) * (numberOf(stats, 'frameHeight') ?? 0)

const largest = (streams: Stats[]) => streams.toSorted((one, other) => pixels(other) - pixels(one))[0]

const sizeOf = (picture: Stats | undefined) => ({
  width: numberOf(picture, 'frameWidth'),
  height: numberOf(picture, 'frameHeight'),
})

const limitations = ['none', 'cpu', 'bandwidth', 'other'] as const
const limitationOf = (value: unknown) => limitations.find((limitation) => limitation === value) ?? null

const protocols = ['udp', 'tcp', 'tls'] as const

function readPath(reading: ReportReading, pair: Stats | undefined): Pick<QualitySample, 'path' | 'protocol'> {
  const local = reading.byId(pair?.['localCandidateId'])
  const ends = [local, reading.byId(pair?.['remoteCandidateId'])]
  if (!local) return { path: null, protocol: null }
  const relayed = ends.some((candidate) => candidate?.['candidateType'] === 'relay')
  const protocol =
    local['candidateType'] === 'relay' ? (local['relayProtocol'] ?? local['protocol']) : local['protocol']
  return { path: relayed ? 'relay' : 'direct', protocol: protocols.find((name) => name === protocol) ?? null }
}
