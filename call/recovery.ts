import type { CancelTimer, Clock } from './clock.ts'
import { firstPictureTime } from './firstPicture.ts'
import type { PeerLink } from './peerLink.ts'
import { longestSilence, recoveryTimes, restartDelay, restartsBeforeReplacing } from './recoveryPolicy.ts'
import { arrivals, Watchdog } from './watchdog.ts'

export type RecoveryParts = {
  clock: Clock
  link: PeerLink
  /** Whether packets of sound or pictures are to be expected. */
  mediaExpected(): boolean
  /** Asks the server whether it is there; see SignalingChannel. */
  probe(): Promise<boolean>
  /** Whether a description would reach anybody now. */
  canNegotiate(): boolean
  pathChanged(path: 'open' | 'interrupted'): void
  /** The connection does not come back: another one is to be made. */
  beyondHelp(): void
}

/** Watches the path of one connection and brings it back (C9). */
export class Recovery {
  readonly #parts: RecoveryParts
  readonly #watchdog: Watchdog
  #state: 'opening' | 'up' | 'down' = 'opening'
  #timer: CancelTimer | null = null
  /** The pictures are to be as large as before. */
  #growing: CancelTimer | null = null
  #attempt = 0
  #nextRestart = 0
  #revivals = 0
  #nextRevival = 0
  #probing = false
  #closed = false

  constructor(parts: RecoveryParts) {
    this.#parts = parts
    const { clock, link } = parts
    this.#watchdog = new Watchdog({
      clock,
      ping: () => link.send({ type: 'ping' }),
      arrivals: async () => arrivals(await link.connection.getStats()),
      longestSilence: () => longestSilence(parts.mediaExpected()),
      changed: (silent) => (silent ? this.#down() : this.#up()),
    })
  }

  /** Whether media can go both ways, as far as is known. */
  get healthy() {
    return this.#state === 'up'
  }

  /** Somebody is there to connect to: a connection that takes too long gets help. */
  expect() {
    if (this.#state === 'opening') this.#plan(recoveryTimes.patience)
  }

  heard() {
    this.#watchdog.heard()
  }

  connectionState(state: RTCPeerConnectionState) {
    if (state === 'connected') {
      this.#up()
      this.#watchdog.start()
    } else if (state === 'failed' || state === 'disconnected') {
      this.#down()
      this.#revive()
    }
  }

  /** What a restart needs has come back, or the network is another one: restarts now. */
  restartNow() {
    if (this.#closed) return
    // Those in vain before say nothing about this one.
    this.#attempt = 0
    this.#restart()
    if (this.#state !== 'up') this.#plan(recoveryTimes.step)
  }

  /** The other side restarts; in so many milliseconds this one does, if nothing came of that. */
  restartIn(milliseconds: number) {
    if (this.#closed) return
    this.#attempt = 0
    this.#nextRestart = this.#parts.clock.now + milliseconds
    this.#plan(milliseconds)
  }

  close() {
    this.#closed = true
    this.#timer?.()
    this.#growing?.()
    this.#watchdog.stop()
  }

  #up() {
    if (this.#closed || this.#state === 'up') return
    // Checks of the path and packets that nobody can read come through a connection whose encryption has ended, before the
    // checks are said to have succeeded, too. One that is on its way back says so by its state.
    if (this.#parts.link.connection.connectionState === 'failed') return
    if (this.#state === 'down') this.#releasePictures()
    this.#state = 'up'
    this.#attempt = 0
    this.#nextRestart = 0
    this.#revivals = 0
    this.#nextRevival = 0
    this.#timer?.()
    // Half an exchange may be left over, which would hold up the next one.
    this.#plan(restartDelay(1))
    this.#parts.pathChanged('open')
  }

  #releasePictures() {
    const { link, clock } = this.#parts
    link.releasePictures()
    this.#growing?.()
    this.#growing = clock.after(firstPictureTime, () => link.growPictures())
  }

  #down() {
    if (this.#closed || this.#state === 'down') return
    if (this.#state === 'up') this.#parts.link.holdPictures()
    this.#state = 'down'
    this.#parts.pathChanged('interrupted')
    void this.#step()
  }

  #plan(milliseconds: number) {
    this.#timer?.()
    this.#timer = this.#parts.clock.after(milliseconds, () => void this.#step())
  }

  async #step() {
    if (this.#closed) return
    if (this.#state === 'up') {
      if (this.#parts.link.facts.negotiating) this.#restart()
      return
    }
    this.#plan(recoveryTimes.step)
    this.#revive()
    if (this.#probing) return
    this.#probing = true
    await this.#parts.probe()
    this.#probing = false
    if (this.#closed || this.healthy) return
    if (this.#parts.clock.now >= this.#nextRestart || this.#parts.link.isBroken) this.#restart()
  }

  /** Needs neither the server nor the other side: both do it, and whoever is heard first opens the path for both. */
  #revive() {
    const { clock, link } = this.#parts
    if (this.#closed || this.#state !== 'down' || clock.now < this.#nextRevival) return
    if (link.connection.connectionState !== 'failed' || link.isBroken) return
    this.#revivals += 1
    this.#nextRevival = clock.now + restartDelay(this.#revivals)
    link.revive()
  }

  #restart() {
    // Without a way nothing would arrive; what opens one asks for a restart then.
    if (!this.#parts.canNegotiate()) return
    const inVain = this.#attempt >= restartsBeforeReplacing && this.#state !== 'up'
    if (inVain || this.#parts.link.isBroken) return this.#parts.beyondHelp()
    this.#attempt += 1
    this.#nextRestart = this.#parts.clock.now + restartDelay(this.#attempt)
    this.#parts.link.restart()
  }
}
