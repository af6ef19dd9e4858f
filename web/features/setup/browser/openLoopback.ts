import type { LoopbackCall, LoopbackCounters, LoopbackWish } from '../checks/loopback.ts'
import { drawnPicture } from './drawnPicture.ts'

/** How long the two ends may take to find each other, in milliseconds. */
const connectLimit = 12_000

/** Two connections in this page, one sending to the other as the two sides of a call would. */
export function openLoopback({ iceServers, policy, tracks }: LoopbackWish): LoopbackCall {
  const configuration: RTCConfiguration = {
    iceServers,
    iceTransportPolicy: policy,
    bundlePolicy: 'max-bundle',
  }
  const [sender, receiver] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)]
  const drawn = tracks.some(({ kind }) => kind === 'video') ? null : drawnPicture()
  for (const track of drawn ? [...tracks, drawn.track] : tracks) sender.addTrack(track)
  trickle(sender, receiver)
  trickle(receiver, sender)
  return {
    connected: connect(sender, receiver),
    count: () => count(receiver),
    close: () => {
      sender.close()
      receiver.close()
      drawn?.close()
    },
  }
}

function trickle(from: RTCPeerConnection, to: RTCPeerConnection) {
  from.addEventListener('icecandidate', ({ candidate }) => {
    // Candidates may outlive the test.
    if (candidate) to.addIceCandidate(candidate).catch(() => undefined)
  })
}

async function connect(sender: RTCPeerConnection, receiver: RTCPeerConnection) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const limit = setTimeout(() => reject(new Error('The loop-back call did not connect')), connectLimit)
  receiver.addEventListener('connectionstatechange', () => {
    if (receiver.connectionState === 'connected') resolve()
    if (receiver.connectionState === 'failed') reject(new Error('The loop-back call failed'))
  })
  await sender.setLocalDescription()
  if (sender.localDescription) await receiver.setRemoteDescription(sender.localDescription)
  await receiver.setLocalDescription()
  if (receiver.localDescription) await sender.setRemoteDescription(receiver.localDescription)
  await promise
  clearTimeout(limit)
}

async function count(receiver: RTCPeerConnection): Promise<LoopbackCounters> {
  const counters: LoopbackCounters = {
    framesDecoded: 0,
    bytesReceived: 0,
    packetsReceived: 0,
    packetsLost: 0,
    roundTrip: null,
  }
  const reports = await receiver.getStats()
  for (const report of reports.values()) {
    if (report.type === 'inbound-rtp') {
      counters.framesDecoded += report.framesDecoded ?? 0
      counters.bytesReceived += report.bytesReceived ?? 0
      counters.packetsReceived += report.packetsReceived ?? 0
      counters.packetsLost += report.packetsLost ?? 0
    }
    const inUse = report.type === 'candidate-pair' && (report.nominated || report.selected)
    if (inUse && report.currentRoundTripTime !== undefined)
      counters.roundTrip = report.currentRoundTripTime * 1_000
  }
  return counters
}
