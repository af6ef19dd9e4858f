import { relayCandidate, relayDescription } from './relayOnly.ts'
import type { Candidate, Description } from './signalingChannel.ts'

export type TrackKind = 'audio' | 'video'

export type Transceiver = {
  readonly mid: string | null
  direction: RTCRtpTransceiverDirection
  readonly receiver: { readonly track: MediaStreamTrack }
  readonly sender: {
    readonly track: MediaStreamTrack | null
    replaceTrack(track: MediaStreamTrack | null): Promise<void>
    setStreams(...streams: MediaStream[]): void
    getParameters(): RTCRtpSendParameters
    setParameters(
      parameters: RTCRtpSendParameters,
      options?: { encodingOptions: { keyFrame: boolean }[] },
    ): Promise<void>
  }
}

export type Sender = Transceiver['sender']

/** As browsers have it by now: with the codec that is to be sent with, where it is not the one agreed on first. */
export type Encoding = RTCRtpEncodingParameters & { codec?: RTCRtpCodec }

export type DataChannel = EventTarget & {
  readonly readyState: RTCDataChannelState
  binaryType: BinaryType
  /** Bytes that were given to `send` and have not left yet. */
  readonly bufferedAmount: number
  bufferedAmountLowThreshold: number
  send(text: string): void
  send(bytes: ArrayBuffer): void
  close(): void
}

/** The part of RTCPeerConnection that a call uses. `transceiverOf` in trackSlots.ts finds a slot's transceiver. */
export type PeerConnection = {
  readonly signalingState: RTCSignalingState
  readonly connectionState: RTCPeerConnectionState
  readonly iceConnectionState: RTCIceConnectionState
  readonly localDescription: { readonly type: RTCSdpType; readonly sdp: string } | null
  readonly remoteDescription: { readonly type: RTCSdpType; readonly sdp: string } | null
  setLocalDescription(): Promise<void>
  setRemoteDescription(description: Description): Promise<void>
  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void>
  addTransceiver(
    kind: TrackKind,
    init: { direction: 'sendrecv'; streams: MediaStream[]; sendEncodings?: RTCRtpEncodingParameters[] },
  ): Transceiver
  getTransceivers(): Transceiver[]
  createDataChannel(label: string, init: { negotiated: true; id: number }): DataChannel
  getStats(): Promise<RTCStatsReport>
  restartIce(): void
  close(): void
}

/** What a peer connection tells. */
export type PeerConnectionEvents = {
  negotiationNeeded(): void
  candidate(candidate: Exclude<Candidate, null | ''>): void
  remoteTrack(track: MediaStreamTrack): void
  connectionStateChanged(): void
}

/** Opens one connection end. A fake stands in fakePeerConnection.ts. */
export type OpenPeerConnection = (events: PeerConnectionEvents) => PeerConnection

export type IceSettings = { iceServers: RTCIceServer[]; iceTransportPolicy: RTCIceTransportPolicy }

/** Opens the browser's own connections, each with the ICE settings that are valid then. */
export function browserPeerConnections(settings: () => IceSettings): OpenPeerConnection {
  return (events) => {
    const connection = openConnection(settings)
    connection.addEventListener('negotiationneeded', () => events.negotiationNeeded())
    connection.addEventListener('icecandidate', ({ candidate }) => {
      // The end of candidates only speeds up failure, and some clients choke on it: it is not sent.
      if (!candidate?.candidate) return
      const text = connection.relayOnly ? relayCandidate(candidate.candidate) : candidate.candidate
      if (text === null) return
      const { sdpMid, sdpMLineIndex, usernameFragment } = candidate
      events.candidate({ candidate: text, sdpMid, sdpMLineIndex, usernameFragment })
    })
    connection.addEventListener('track', ({ track }) => events.remoteTrack(track))
    connection.addEventListener('connectionstatechange', () => events.connectionStateChanged())
    return connection
  }
}

function openConnection(settings: () => IceSettings) {
  const bundlePolicy = 'max-bundle'
  const first = settings()

  /** Made here, since the class that it extends is a browser's. */
  class Connection extends RTCPeerConnection {
    relayOnly = first.iceTransportPolicy === 'relay'

    override get localDescription() {
      const description = super.localDescription
      if (!description || !this.relayOnly) return description
      return new RTCSessionDescription({ type: description.type, sdp: relayDescription(description.sdp) })
    }

    /** Gathers with the credentials that are valid now. Who was hidden once stays hidden on this connection. */
    override restartIce() {
      const { iceServers, iceTransportPolicy } = settings()
      this.relayOnly ||= iceTransportPolicy === 'relay'
      const policy = this.relayOnly ? 'relay' : iceTransportPolicy
      this.setConfiguration({ iceServers, iceTransportPolicy: policy, bundlePolicy })
      super.restartIce()
    }
  }

  return new Connection({ ...first, bundlePolicy })
}
