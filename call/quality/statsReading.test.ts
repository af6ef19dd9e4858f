import { expect, test } from 'vitest'
import { chromiumReports, firefoxReports } from './recordedReports.ts'
import { readSample } from './statsReading.ts'

test('reads what Chromium says of a call', () => {
  const sample = readSample(chromiumReports.before, chromiumReports.after)
  expect(sample).toMatchObject({ at: 1795488411371.509, roundTripMs: 1, path: 'direct', protocol: 'udp' })
  expect(sample.seconds).toBeCloseTo(1.002, 3)
  expect(sample.availableBitrate).toBe(3_871_333)
  expect(sample.up).toMatchObject({ lossRatio: 0, width: 480, height: 270, limitation: 'bandwidth' })
  expect(sample.down).toMatchObject({ lossRatio: 0, width: 480, height: 270, jitterMs: 1, freezes: 0 })
  for (const { bitrate, framesPerSecond } of [sample.up, sample.down]) {
    expect(bitrate).toBeGreaterThan(300_000)
    expect(bitrate).toBeLessThan(450_000)
    expect(framesPerSecond).toBeCloseTo(20, 0)
  }
})

test('reads what Firefox says, which is less', () => {
  const sample = readSample(firefoxReports.before, firefoxReports.after)
  // Its candidate pair says 0 for a round trip that it has not measured: what the other end reported counts.
  expect(sample).toMatchObject({ roundTripMs: 1, availableBitrate: null, path: 'direct', protocol: 'udp' })
  expect(sample.up).toMatchObject({ lossRatio: 0, width: 960, height: 540, limitation: null })
  expect(sample.down).toMatchObject({ width: 960, height: 540, freezes: 0 })
  expect(sample.up.framesPerSecond).toBeCloseTo(30, 0)
  expect(sample.down.jitterMs).toBeCloseTo(5, 0)
})

const report = (...entries: { id: string; [field: string]: unknown }[]) =>
  new Map(entries.map((entry) => [entry.id, { timestamp: 1_000, ...entry }]))

test('tells of a relay at either end, and how one reaches it', () => {
  const pair = {
    id: 'p',
    type: 'candidate-pair',
    localCandidateId: 'l',
    remoteCandidateId: 'r',
    selected: true,
  }
  const path = (local: object, remote: object) => {
    const stats = report(
      pair,
      { id: 'l', type: 'local-candidate', ...local },
      { id: 'r', type: 'remote-candidate', ...remote },
    )
    const sample = readSample(stats, stats)
    return [sample.path, sample.protocol]
  }
  const host = { candidateType: 'host', protocol: 'udp' }
  expect(path(host, host)).toEqual(['direct', 'udp'])
  expect(path(host, { candidateType: 'relay', protocol: 'udp' })).toEqual(['relay', 'udp'])
  expect(path({ candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls' }, host)).toEqual([
    'relay',
    'tls',
  ])
})

/** One audio and one video stream out, one in, with so many packets so far. */
const counts = (time: number, packets: number, lost: number) =>
  report(
    {
      id: 'a',
      type: 'outbound-rtp',
      kind: 'audio',
      ssrc: 1,
      packetsSent: packets,
      remoteId: 'ra',
      timestamp: time,
    },
    {
      id: 'v',
      type: 'outbound-rtp',
      kind: 'video',
      ssrc: 2,
      packetsSent: 3 * packets,
      remoteId: 'rv',
      timestamp: time,
    },
    { id: 'ra', type: 'remote-inbound-rtp', fractionLost: 0.2 },
    { id: 'rv', type: 'remote-inbound-rtp', fractionLost: 0 },
    {
      id: 'i',
      type: 'inbound-rtp',
      kind: 'audio',
      ssrc: 3,
      packetsReceived: packets,
      packetsLost: lost,
      timestamp: time,
    },
  )

test('weighs the loss of each stream by what was sent, and takes no late packet for a negative loss', () => {
  const [start, middle, end] = [counts(0, 0, 0), counts(1_000, 90, 10), counts(2_000, 180, 5)]
  expect(readSample(start, middle).up.lossRatio).toBeCloseTo(0.05)
  expect(readSample(start, middle).down.lossRatio).toBeCloseTo(0.1)
  expect(readSample(middle, end).down.lossRatio).toBe(0)
})

const sent = (ssrc: number, bytesSent: number, timestamp: number) =>
  report({ id: 'v', type: 'outbound-rtp', kind: 'video', ssrc, bytesSent, timestamp })

test('a stream that began anew counts from nothing', () => {
  expect(readSample(sent(1, 9_000, 0), sent(2, 1_000, 1_000)).up.bitrate).toBe(8_000)
})

test('nothing that a browser may leave out, or that is no report, is an error', () => {
  for (const stats of [
    new Map(),
    report({ id: 'x', type: 'outbound-rtp' }),
    new Map([
      ['x', null],
      ['y', null],
    ]),
  ]) {
    expect(readSample(stats, stats)).toMatchObject({ seconds: 0, roundTripMs: null, path: null })
  }
})
