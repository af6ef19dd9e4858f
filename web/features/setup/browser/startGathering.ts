import type { StartGathering } from '../checks/gathering.ts'

/** Gathers with a connection that never gets a peer. */
export const startGathering: StartGathering = ({ iceServers, wanted }, events) => {
  const connection = new RTCPeerConnection({
    iceServers,
    iceTransportPolicy: wanted === 'relay' ? 'relay' : 'all',
  })
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type) events.candidate(candidate.type)
  })
  connection.addEventListener('icecandidateerror', ({ errorCode }) => events.failed(errorCode))
  connection.addEventListener('icegatheringstatechange', () => {
    if (connection.iceGatheringState === 'complete') events.ended()
  })
  connection.createDataChannel('setup')
  connection.setLocalDescription().catch(() => events.ended())
  return () => connection.close()
}
