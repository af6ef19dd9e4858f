import { FakeTrack } from './fakeMediaDevices.ts'
import type {
  OpenPeerConnection,
  PeerConnection,
  PeerConnectionEvents,
  TrackKind,
  Transceiver,
} from './peerConnection.ts'
import type { Description } from './signalingChannel.ts'

export class FakeDataChannel extends EventTarget {
  readyState: RTCDataChannelState = 'connecting'
  binaryType: BinaryType = 'arraybuffer'
  bufferedAmount = 0
  bufferedAmountLowThreshold = 0
  /** The texts among what was sent. */
  readonly sent: string[] = []

  open() {
    this.readyState = 'open'
    this.dispatchEvent(new Event('open'))
  }

  receive(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  send(data: string | ArrayBuffer) {
    if (typeof data === 'string') this.sent.push(data)
  }

  close() {
    this.readyState = 'closed'
  }
}

class FakeSender {
  /** How many were asked for. */
  wholePictures = 0
  track: MediaStreamTrack | null = null
  parameters: RTCRtpSendParameters = {
    transactionId: '',
    codecs: [],
    encodings: [{}],
    headerExtensions: [],
    rtcp: {},
  }

  replaceTrack(track: MediaStreamTrack | null) {
    this.track = track
    return Promise.resolve()
  }

  setStreams() {
    // A fake sends nothing, under no name.
  }

  getParameters() {
    return this.parameters
  }

  setParameters(parameters: RTCRtpSendParameters, options?: { encodingOptions: { keyFrame: boolean }[] }) {
    this.parameters = parameters
    if (options?.encodingOptions.some(({ keyFrame }) => keyFrame)) this.wholePictures += 1
    return Promise.resolve()
  }
}

export class FakeTransceiver implements Transceiver {
  mid: string | null = null
  direction: RTCRtpTransceiverDirection
  readonly receiver: { track: MediaStreamTrack }
  readonly sender = new FakeSender()

  constructor(kind: TrackKind, direction: RTCRtpTransceiverDirection) {
    this.direction = direction
    this.receiver = { track: new FakeTrack(kind) }
  }
}

/** A connection end that keeps the rules of RFC 9429 that a negotiation leans on, and carries nothing. */
export class FakePeerConnection implements PeerConnection {
  signalingState: RTCSignalingState = 'stable'
  connectionState: RTCPeerConnectionState = 'new'
  iceConnectionState: RTCIceConnectionState = 'new'
  localDescription: { type: RTCSdpType; sdp: string } | null = null
  /** What getStats answers. */
  stats: RTCStatsReport = new Map()
  readonly channels: FakeDataChannel[] = []
  readonly candidates: RTCIceCandidateInit[] = []
  restarts = 0
  closed = 0
  offers = 0
  readonly #events: PeerConnectionEvents
  #transceivers: FakeTransceiver[] = []
  /** Transceivers that have a place only in an offer that is not answered yet. */
  #pending: FakeTransceiver[] = []
  #remote: Description | null = null
  #channelNegotiated = false
  #restartWanted = false
  #asked = false

  constructor(events: PeerConnectionEvents) {
    this.#events = events
  }

  get remoteDescription() {
    return this.#remote
  }

  async setLocalDescription() {
    await Promise.resolve()
    this.#mustBeOpen()
    const answering = this.signalingState === 'have-remote-offer'
    if (!answering) {
      this.offers += 1
      this.#restartWanted = false
      for (const transceiver of this.getTransceivers().filter(({ mid }) => mid === null)) {
        transceiver.mid = String(this.#transceivers.indexOf(transceiver))
        this.#pending.push(transceiver)
      }
    }
    this.signalingState = answering ? 'stable' : 'have-local-offer'
    this.localDescription = { type: answering ? 'answer' : 'offer', sdp: this.#sdp() }
    this.#checkNegotiation()
  }

  async setRemoteDescription(description: Description) {
    await Promise.resolve()
    this.#mustBeOpen()
    if (!description.sdp.includes('m=')) throw new DOMException('bad SDP', 'OperationError')
    if (description.type === 'answer') this.#takeAnswer()
    else this.#takeOffer(description)
    this.#remote = description
    this.#channelNegotiated = description.sdp.includes('m=application')
    this.#checkNegotiation()
  }

  async addIceCandidate(candidate: RTCIceCandidateInit) {
    await Promise.resolve()
    if (!this.#remote) throw new DOMException('no remote description', 'InvalidStateError')
    this.candidates.push(candidate)
  }

  addTransceiver(kind: TrackKind, init: { sendEncodings?: RTCRtpEncodingParameters[] } = {}) {
    const transceiver = new FakeTransceiver(kind, 'sendrecv')
    if (init.sendEncodings) transceiver.sender.parameters.encodings = init.sendEncodings
    this.#transceivers.push(transceiver)
    this.#checkNegotiation()
    return transceiver
  }

  getTransceivers() {
    return [...this.#transceivers]
  }

  createDataChannel() {
    const channel = new FakeDataChannel()
    this.channels.push(channel)
    this.#checkNegotiation()
    return channel
  }

  getStats() {
    return Promise.resolve(this.stats)
  }

  restartIce() {
    this.restarts += 1
    this.#restartWanted = true
    this.#checkNegotiation()
  }

  close() {
    this.closed += 1
    this.signalingState = 'closed'
    this.connectionState = 'closed'
  }

  /** The path changes its state. */
  become(state: RTCPeerConnectionState) {
    this.connectionState = state
    this.#events.connectionStateChanged()
  }

  /** The browser has found an address of this end. */
  gather(candidate: string) {
    this.#events.candidate({ candidate, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'ours' })
  }

  #mustBeOpen() {
    if (this.signalingState === 'closed') throw new DOMException('closed', 'InvalidStateError')
  }

  #takeAnswer() {
    if (this.signalingState !== 'have-local-offer') throw new DOMException('no offer', 'InvalidStateError')
    this.#pending = []
    this.signalingState = 'stable'
    for (const { receiver } of this.getTransceivers()) this.#events.remoteTrack(receiver.track)
  }

  #takeOffer(offer: Description) {
    // Rolls back: what was placed by our own offer loses its place.
    for (const transceiver of this.#pending.splice(0)) transceiver.mid = null
    for (const [index, [, kind]] of [...offer.sdp.matchAll(/m=(audio|video)/gu)].entries()) {
      let transceiver = this.#transceivers.find(({ mid }) => mid === String(index))
      if (!transceiver) {
        transceiver = new FakeTransceiver(kind === 'audio' ? 'audio' : 'video', 'recvonly')
        transceiver.mid = String(index)
        this.#transceivers.push(transceiver)
      }
      this.#events.remoteTrack(transceiver.receiver.track)
    }
    this.signalingState = 'have-remote-offer'
  }

  #sdp() {
    const kinds = this.getTransceivers().map(({ receiver }) => receiver.track.kind)
    if (this.channels.length > 0) kinds.push('application')
    return `v=0\n${kinds.map((kind) => `m=${kind} 9 fake\n`).join('')}`
  }

  get #negotiationNeeded() {
    const unplaced = this.getTransceivers().some(({ mid }) => mid === null)
    return unplaced || this.#restartWanted || (this.channels.length > 0 && !this.#channelNegotiated)
  }

  /** Asks for a negotiation once per need, and only in the stable state. */
  #checkNegotiation() {
    if (this.signalingState !== 'stable') {
      this.#asked = false
    } else if (this.#negotiationNeeded && !this.#asked) {
      this.#asked = true
      queueMicrotask(() => {
        if (this.signalingState === 'stable') this.#events.negotiationNeeded()
      })
    }
  }
}

/** Opens fakes and keeps them for the test to look at. */
export function fakePeerConnections() {
  const opened: FakePeerConnection[] = []
  const open: OpenPeerConnection = (events) => {
    const connection = new FakePeerConnection(events)
    opened.push(connection)
    return connection
  }
  return { opened, open }
}
