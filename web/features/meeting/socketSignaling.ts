import type {
  Candidate,
  Description,
  Peer,
  SignalingChannel,
  SignalingEvent,
} from '../../../call/signalingChannel.ts'
import type { ErrorCode } from '../../../contract/errors.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../../../contract/signaling.ts'
import { systemClock } from '../../../call/clock.ts'
import type { AppSocket } from '../../api/socket.ts'
import { Reconnection } from './reconnection.ts'
import { RoundTrips } from './roundTrips.ts'

/** How long the server may take to answer a registration, and to be asked again, in milliseconds. */
const registerTimeout = 5_000
const registerPause = 1_000

/** After so long, in milliseconds, a preview asks again for the seat that another page of the same person has. */
const seatPause = 5_000

/** How long the server may take to answer a probe, in milliseconds; longer where the way to it is known to be long. */
const probeTimeout = 800

/** Refusals that pass by themselves. */
const passing: readonly ErrorCode[] = ['rate-limited', 'internal']

type On<Name extends keyof ServerToClientEvents> = ServerToClientEvents[Name]
type RegisterAnswer = Parameters<NonNullable<Parameters<ClientToServerEvents['register']>[1]>>[0]
type Listener = (event: SignalingEvent) => void

/** The room's signaling over the page's one socket (docs/signaling.md). */
export class SocketSignaling implements SignalingChannel {
  readonly #socket: AppSocket
  readonly #roomId: string
  readonly #clientId: string
  readonly #reconnection: Reconnection
  #listener: Listener | null = null
  #closed = false
  #registered = false
  /** Whether a registration is on its way: the seat may be ours by now. */
  #asking = false
  #ready = false
  readonly #roundTrips = new RoundTrips()
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(socket: AppSocket, roomId: string, clientId: string) {
    this.#socket = socket
    this.#roomId = roomId
    this.#clientId = clientId
    this.#reconnection = new Reconnection({
      socket,
      clock: systemClock,
      roundTrip: () => this.#roundTrips.shortest,
    })
  }

  subscribe(listener: Listener) {
    this.#closed = false
    this.#listener = listener
    this.#socket
      .on('offer', this.#offer)
      .on('answer', this.#answer)
      .on('ice-candidate', this.#candidate)
      .on('call-ended', this.#callEnded)
      .on('peer-joined', this.#peerJoined)
      .on('peer-ready', this.#peerReady)
      .on('peer-left', this.#peerLeft)
      .on('taken-over', this.#takenOver)
      .on('preview-replaced', this.#previewReplaced)
      .on('room-ended', this.#roomEnded)
      .on('connect', this.#connected)
      .on('disconnect', this.#disconnected)
      .on('connect_error', this.#refusedConnection)
    this.#reconnection.start()
    addEventListener('pagehide', this.#pageHidden)
    addEventListener('pageshow', this.#pageShown)
    if (this.#socket.connected) queueMicrotask(this.#connected)
    return () => this.#unsubscribe()
  }

  register(ready: boolean) {
    this.#ready = ready
    clearTimeout(this.#again)
    if (!this.#listener || !this.#socket.connected) return
    const asked = performance.now()
    this.#asking = true
    this.#again = setTimeout(() => this.register(ready), registerTimeout)
    this.#socket.emit('register', this.#registration(), (answer) => {
      this.#roundTrips.note(performance.now() - asked)
      this.#answered(answer, ready)
    })
  }

  async probe() {
    const { connected } = this.#socket
    // A try to connect is under way already, or comes in a moment.
    if (!connected || !this.#listener) return false
    const patience = Math.max(probeTimeout, 3 * this.#roundTrips.shortest)
    const asked = performance.now()
    try {
      const answer = await this.#socket.timeout(patience).emitWithAck('register', this.#registration())
      this.#roundTrips.note(performance.now() - asked)
      return answer.ok
    } catch {
      // The connection may be dead without knowing it. Not disconnect(), which would say that we leave.
      if (!this.#closed) this.#socket.io.engine.close()
      return false
    }
  }

  sendDescription(description: Description, epoch: number | undefined) {
    if (!this.#registered) return
    const address = { matchId: this.#roomId, ...(epoch === undefined ? {} : { epoch }) }
    if (description.type === 'offer') this.#socket.emit('offer', { offer: description, ...address })
    else this.#socket.emit('answer', { answer: description, ...address })
  }

  sendCandidate(candidate: Candidate) {
    if (this.#registered) this.#socket.emit('ice-candidate', { candidate, matchId: this.#roomId })
  }

  sendCallEnded() {
    if (this.#registered) this.#socket.emit('call-ended', { matchId: this.#roomId })
    this.#registered = false
  }

  /** The wire has no word for leaving without hanging up: closing the socket says it, and a new one serves the page. */
  close() {
    this.#unsubscribe()
    if (!this.#registered && !this.#asking) return
    this.#registered = false
    this.#asking = false
    this.#socket.disconnect().connect()
  }

  #registration() {
    return { matchId: this.#roomId, clientId: this.#clientId, ready: this.#ready }
  }

  #answered(answer: RegisterAnswer, ready: boolean) {
    if (!this.#listener || !this.#socket.connected) return
    // Else "Join now" was pressed meanwhile, and that answer is on its way.
    const last = ready === this.#ready
    if (last) {
      clearTimeout(this.#again)
      this.#asking = false
    }
    if (answer.ok) {
      const { role, peerPresent, peerClientId, peerReady, seated, pending } = answer.joined
      const peer: Peer | null = peerPresent ? { clientId: peerClientId, ready: peerReady ?? true } : null
      this.#registered = seated ?? true
      // That page may be gone without the server knowing yet: it crashed, or its last word was lost.
      if (last && !this.#registered) this.#again = setTimeout(() => this.register(this.#ready), seatPause)
      this.#tell({ type: 'joined', ready, role, seated: this.#registered, peer, pending: pending ?? null })
    } else if (last && passing.includes(answer.code)) {
      this.#again = setTimeout(() => this.register(this.#ready), registerPause)
    } else if (last && !this.#registered) {
      this.#tell({ type: 'refused', code: answer.code })
    }
  }

  readonly #offer: On<'offer'> = ({ matchId, offer, epoch }) =>
    this.#tellOf(matchId, { type: 'description', description: offer, epoch })

  readonly #answer: On<'answer'> = ({ matchId, answer, epoch }) =>
    this.#tellOf(matchId, { type: 'description', description: answer, epoch })

  readonly #candidate: On<'ice-candidate'> = ({ matchId, candidate }) =>
    this.#tellOf(matchId, { type: 'candidate', candidate })

  readonly #callEnded: On<'call-ended'> = ({ matchId }) => this.#tellOf(matchId, { type: 'call-ended' })

  readonly #peerJoined: On<'peer-joined'> = ({ matchId, clientId, ready = true }) =>
    this.#tellOf(matchId, { type: 'peer-joined', peer: { clientId, ready } })

  readonly #peerReady: On<'peer-ready'> = ({ matchId }) => this.#tellOf(matchId, { type: 'peer-ready' })

  readonly #peerLeft: On<'peer-left'> = ({ matchId, reason }) =>
    this.#tellOf(matchId, { type: 'peer-left', reason })

  readonly #takenOver: On<'taken-over'> = ({ matchId }) => this.#seatLost(matchId, { type: 'taken-over' })

  readonly #previewReplaced: On<'preview-replaced'> = ({ matchId }) =>
    this.#seatLost(matchId, { type: 'preview-replaced' })

  readonly #roomEnded: On<'room-ended'> = ({ matchId }) => this.#seatLost(matchId, { type: 'room-ended' })

  readonly #connected = () => this.#tell({ type: 'connected' })

  readonly #disconnected = () => {
    this.#registered = false
    this.#asking = false
    this.#tell({ type: 'disconnected' })
  }

  readonly #refusedConnection = () => {
    // An inactive socket does not try again: the server refused it.
    if (!this.#socket.active) this.#tell({ type: 'refused', code: 'auth/required' })
  }

  /** Tells a reload or a closed tab from a lost network (C7). */
  readonly #pageHidden = () => void this.#socket.disconnect()

  /** The page is back from the browser's back-forward cache. */
  readonly #pageShown = (event: PageTransitionEvent) => {
    if (event.persisted) this.#socket.connect()
  }

  #seatLost(matchId: string, event: SignalingEvent) {
    if (matchId === this.#roomId) this.#registered = false
    this.#tellOf(matchId, event)
  }

  #tellOf(matchId: string, event: SignalingEvent) {
    if (matchId === this.#roomId) this.#tell(event)
  }

  #tell(event: SignalingEvent) {
    this.#listener?.(event)
  }

  #unsubscribe() {
    this.#closed = true
    this.#listener = null
    clearTimeout(this.#again)
    this.#reconnection.stop()
    this.#socket
      .off('offer', this.#offer)
      .off('answer', this.#answer)
      .off('ice-candidate', this.#candidate)
      .off('call-ended', this.#callEnded)
      .off('peer-joined', this.#peerJoined)
      .off('peer-ready', this.#peerReady)
      .off('peer-left', this.#peerLeft)
      .off('taken-over', this.#takenOver)
      .off('preview-replaced', this.#previewReplaced)
      .off('room-ended', this.#roomEnded)
      .off('connect', this.#connected)
      .off('disconnect', this.#disconnected)
      .off('connect_error', this.#refusedConnection)
    removeEventListener('pagehide', this.#pageHidden)
    removeEventListener('pageshow', this.#pageShown)
  }
}
