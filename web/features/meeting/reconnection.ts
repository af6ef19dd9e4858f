import type { CancelTimer, Clock } from '../../../call/clock.ts'

type SocketEvent = 'connect' | 'disconnect' | 'connect_error'

/** What is used of the page's socket. `active`: it was not closed on purpose, here or by the server. */
export type LostSocket = {
  readonly connected: boolean
  readonly active: boolean
  connect(): unknown
  on(event: SocketEvent, listener: () => void): unknown
  off(event: SocketEvent, listener: () => void): unknown
  io: { reconnection(automatic: boolean): unknown; timeout(milliseconds: number): unknown }
}

export type ReconnectionParts = {
  socket: LostSocket
  clock: Clock
  /** How long the way to the server and back takes, in milliseconds, as far as is known; else 0. */
  roundTrip: () => number
}

/** In milliseconds. */
const usualTryTime = 20_000
const roundTripsToConnect = 8

/**
 * How long a try may take, and how long after its beginning the next one comes at the earliest. A lost packet that was to
 * open a connection is sent again after one second, then after two and more: a try of two seconds asks each second.
 * Shorter ones would fail more often than Chromium puts up with: from some 12 failures for each success and one more, it
 * keeps each WebSocket back for up to 5 s, so that then they need more time. It forgets within minutes.
 */
const eager = { tries: 24, time: 2_000, pause: 1_000 }
const patient = { time: 7_000, pause: 5_000 }

/** Brings the socket back soon after the server can be reached again (C9, C10), in place of Socket.IO's own tries. */
export class Reconnection {
  readonly #parts: ReconnectionParts
  #running = false
  #tries = 0
  #beganAt = -Infinity
  #cancel: CancelTimer | null = null

  constructor(parts: ReconnectionParts) {
    this.#parts = parts
  }

  start() {
    const { socket } = this.#parts
    this.#running = true
    socket.io.reconnection(false)
    this.#limit()
    socket.on('connect', this.#connected)
    socket.on('disconnect', this.#retry)
    socket.on('connect_error', this.#retry)
  }

  /** Leaves the socket to itself again. */
  stop() {
    if (!this.#running) return
    const { socket } = this.#parts
    this.#running = false
    this.#cancel?.()
    socket.io.reconnection(true)
    socket.io.timeout(usualTryTime)
    socket.off('connect', this.#connected)
    socket.off('disconnect', this.#retry)
    socket.off('connect_error', this.#retry)
    if (socket.active && !socket.connected) socket.connect()
  }

  get #pace() {
    return this.#tries < eager.tries ? eager : patient
  }

  readonly #connected = () => {
    this.#tries = 0
    this.#cancel?.()
  }

  readonly #retry = () => {
    const { clock } = this.#parts
    this.#cancel?.()
    this.#cancel = clock.after(Math.max(0, this.#beganAt + this.#pace.pause - clock.now), () => this.#try())
  }

  #try() {
    const { socket, clock } = this.#parts
    if (!socket.active || socket.connected) return
    this.#limit()
    this.#tries += 1
    this.#beganAt = clock.now
    socket.connect()
  }

  #limit() {
    const { socket, roundTrip } = this.#parts
    socket.io.timeout(Math.max(this.#pace.time, roundTripsToConnect * roundTrip()))
  }
}
