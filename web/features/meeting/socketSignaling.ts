import type {
  Candidate,
  Description,
  SignalingChannel,
  SignalingEvent,
} from '../../../call/signalingChannel.ts'
import type { ErrorCode } from '../../../contract/errors.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../../../contract/signaling.ts'
import type { AppSocket } from '../../api/socket.ts'

/** How long the server may take to answer a registration, and to be asked again, in milliseconds. */
const registerTimeout = 5_000
const registerPause = 1_000

/** Refusals that pass by themselves. */
const passing: readonly ErrorCode[] = ['rate-limited', 'internal']

type On<Name extends keyof ServerToClientEvents> = ServerToClientEvents[Name]
type RegisterAcknowledge = NonNullable<Parameters<ClientToServerEvents['register']>[1]>
type Listener = (event: SignalingEvent) => void

/** The room's signaling over the page's one socket (docs/signaling.md). */
export class SocketSignaling implements SignalingChannel {
  readonly #socket: AppSocket
  readonly #roomId: string
  readonly #clientId: string
  #listener: Listener | null = null
  #registered = false
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(socket: AppSocket, roomId: string, clientId: string) {
    this.#socket = socket
    this.#roomId = roomId
    this.#clientId = clientId
  }

  subscribe(listener: Listener) {
    this.#listener = listener
    this.#socket
      .on('offer', this.#offer)
      .on('answer', this.#answer)
      .on('ice-candidate', this.#candidate)
      .on('call-ended', this.#callEnded)
      .on('peer-joined', this.#peerJoined)
      .on('peer-left', this.#peerLeft)
      .on('taken-over', this.#takenOver)
      .on('room-ended', this.#roomEnded)
      .on('connect', this.#connected)
      .on('disconnect', this.#disconnected)
      .on('connect_error', this.#refusedConnection)
    addEventListener('pagehide', this.#pageHidden)
    addEventListener('pageshow', this.#pageShown)
    if (this.#socket.connected) queueMicrotask(this.#connected)
    return () => this.#unsubscribe()
  }

  register() {
    clearTimeout(this.#again)
    if (!this.#listener || !this.#socket.connected) return
    const payload = { matchId: this.#roomId, clientId: this.#clientId }
    this.#again = setTimeout(() => this.register(), registerTimeout)
    this.#socket.emit('register', payload, (answer) => this.#answered(answer))
  }

  sendDescription(description: Description) {
    if (!this.#registered) return
    const matchId = this.#roomId
    if (description.type === 'offer') this.#socket.emit('offer', { offer: description, matchId })
    else this.#socket.emit('answer', { answer: description, matchId })
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
    if (!this.#registered) return
    this.#registered = false
    this.#socket.disconnect().connect()
  }

  #answered(answer: Parameters<RegisterAcknowledge>[0]) {
    // An answer that comes after a second try has its twin before it.
    if (!this.#listener || !this.#socket.connected || this.#registered) return
    clearTimeout(this.#again)
    if (answer.ok) {
      const { role, peerPresent, peerClientId } = answer.joined
      this.#registered = true
      this.#tell({ type: 'joined', role, peerPresent, peerClientId })
    } else if (passing.includes(answer.code)) {
      this.#again = setTimeout(() => this.register(), registerPause)
    } else {
      this.#tell({ type: 'refused', code: answer.code })
    }
  }

  readonly #offer: On<'offer'> = ({ matchId, offer }) =>
    this.#tellOf(matchId, { type: 'description', description: offer })

  readonly #answer: On<'answer'> = ({ matchId, answer }) =>
    this.#tellOf(matchId, { type: 'description', description: answer })

  readonly #candidate: On<'ice-candidate'> = ({ matchId, candidate }) =>
    this.#tellOf(matchId, { type: 'candidate', candidate })

  readonly #callEnded: On<'call-ended'> = ({ matchId }) => this.#tellOf(matchId, { type: 'call-ended' })

  readonly #peerJoined: On<'peer-joined'> = ({ matchId, clientId }) =>
    this.#tellOf(matchId, { type: 'peer-joined', clientId })

  readonly #peerLeft: On<'peer-left'> = ({ matchId, reason }) =>
    this.#tellOf(matchId, { type: 'peer-left', reason })

  readonly #takenOver: On<'taken-over'> = ({ matchId }) => this.#seatLost(matchId, { type: 'taken-over' })

  readonly #roomEnded: On<'room-ended'> = ({ matchId }) => this.#seatLost(matchId, { type: 'room-ended' })

  readonly #connected = () => this.#tell({ type: 'connected' })

  readonly #disconnected = () => {
    this.#registered = false
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
    this.#listener = null
    clearTimeout(this.#again)
    this.#socket
      .off('offer', this.#offer)
      .off('answer', this.#answer)
      .off('ice-candidate', this.#candidate)
      .off('call-ended', this.#callEnded)
      .off('peer-joined', this.#peerJoined)
      .off('peer-left', this.#peerLeft)
      .off('taken-over', this.#takenOver)
      .off('room-ended', this.#roomEnded)
      .off('connect', this.#connected)
      .off('disconnect', this.#disconnected)
      .off('connect_error', this.#refusedConnection)
    removeEventListener('pagehide', this.#pageHidden)
    removeEventListener('pageshow', this.#pageShown)
  }
}
