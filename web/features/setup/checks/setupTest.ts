import { Store } from '../../../../call/store.ts'
import { type CameraFeed, checkCamera } from './camera.ts'
import { gather } from './gathering.ts'
import { checkLoopback } from './loopback.ts'
import { checkMicrophone, type MicrophoneFeed } from './microphone.ts'
import { type CheckId, type Outcome, outcome } from './outcome.ts'
import {
  type IceAnswer,
  judgeRelays,
  judgeStun,
  relayServers,
  relayTransports,
  stunServers,
} from './relays.ts'
import { type CheckState, idle, type SetupPorts } from './setupState.ts'
import { checkSignaling } from './signaling.ts'

const unavailable = outcome('failed', 'ice/unavailable')

/** Tries everything that a call needs, once (O7). Devices and network go side by side; the loop-back call comes last. */
export class SetupTest {
  readonly #ports: SetupPorts
  readonly #store = new Store(idle)
  #camera: CameraFeed | null = null
  #microphone: MicrophoneFeed | null = null
  #closed = false

  constructor(ports: SetupPorts) {
    this.#ports = ports
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  async run() {
    this.#store.update({ phase: 'running' })
    const [ice] = await Promise.all([this.#checkNetwork(), this.#checkDevices()])
    await this.#check('loopback', () => this.#checkLoopback(ice))
    this.#closeDevices()
    this.#finish()
  }

  /** Plays the tone again while the question stands. */
  async replay() {
    await this.#ports.playTone().catch(() => undefined)
  }

  /** Whether the person heard the tone. */
  answer(heard: boolean) {
    const spoken = heard ? outcome('good', 'speaker/heard') : outcome('warn', 'speaker/not-heard')
    this.#set('speaker', { status: 'done', outcome: spoken })
    this.#finish()
  }

  /** Gives up: devices are closed, and nothing is told any more. */
  close() {
    this.#closed = true
    this.#closeDevices()
    this.#store.close()
  }

  async #checkDevices() {
    const { openCamera, openMicrophone, clock } = this.#ports
    await this.#check('camera', () =>
      checkCamera(openCamera, (feed) => {
        this.#camera = this.#keep(feed)
        this.#store.update({ cameraStream: feed.stream })
      }),
    )
    await this.#check('microphone', () =>
      checkMicrophone(openMicrophone, clock, {
        opened: (feed) => {
          this.#microphone = this.#keep(feed)
        },
        heard: (level) => this.#store.update({ level }),
      }),
    )
    await this.#checkSpeaker()
  }

  /** A feed that comes after the end is closed at once: the lamp must not stay on. */
  #keep<Feed extends { close(): void }>(feed: Feed) {
    if (this.#closed) feed.close()
    return feed
  }

  async #checkSpeaker() {
    this.#set('speaker', { status: 'running' })
    try {
      await this.#ports.playTone()
      this.#set('speaker', { status: 'asking' })
    } catch {
      this.#set('speaker', { status: 'done', outcome: outcome('warn', 'speaker/blocked') })
    }
  }

  async #checkNetwork(): Promise<IceAnswer | null> {
    const signaling = this.#check('signaling', () => checkSignaling(this.#ports.signaling))
    const ice = await this.#ports.iceServers().catch(() => null)
    const lanes = [this.#check('stun', () => this.#checkStun(ice))]
    for (const id of relayTransports)
      lanes.push(
        this.#check(id, async () =>
          ice ? judgeRelays(await this.#gatherAll(relayServers(ice, id), 'relay')) : unavailable,
        ),
      )
    await Promise.all([signaling, ...lanes])
    return ice
  }

  async #checkStun(ice: IceAnswer | null) {
    if (!ice) return unavailable
    return judgeStun(await this.#gatherAll(stunServers(ice), 'srflx'), ice.iceTransportPolicy)
  }

  #gatherAll(servers: RTCIceServer[], wanted: 'srflx' | 'relay') {
    const { startGathering, clock, now } = this.#ports
    const parts = { start: startGathering, clock, now }
    return Promise.all(servers.map((server) => gather(parts, { iceServers: [server], wanted })))
  }

  #checkLoopback(ice: IceAnswer | null) {
    const { openLoopback, clock, now } = this.#ports
    const wait = (milliseconds: number) =>
      new Promise<void>((resolve) => void clock.after(milliseconds, resolve))
    const relayed = relayTransports.some((id) => this.#verdictOf(id) === 'good')
    const tracks = [this.#camera?.stream.getVideoTracks()[0], this.#microphone?.track]
    return checkLoopback(
      { open: openLoopback, wait, now },
      {
        iceServers: ice ? relayTransports.flatMap((id) => relayServers(ice, id)) : [],
        policy: relayed || ice?.iceTransportPolicy === 'relay' ? 'relay' : 'all',
        tracks: tracks.filter((track) => track !== undefined),
      },
    )
  }

  async #check(id: CheckId, run: () => Promise<Outcome>) {
    if (this.#closed) return
    this.#set(id, { status: 'running' })
    const result = await run()
    this.#set(id, { status: 'done', outcome: result })
  }

  #verdictOf(id: CheckId) {
    const state = this.#store.get().checks[id]
    return state.status === 'done' ? state.outcome.verdict : null
  }

  #set(id: CheckId, state: CheckState) {
    this.#store.update({ checks: { ...this.#store.get().checks, [id]: state } })
  }

  #finish() {
    const states = Object.values(this.#store.get().checks)
    if (states.every(({ status }) => status === 'done')) this.#store.update({ phase: 'finished' })
  }

  #closeDevices() {
    this.#camera?.close()
    this.#microphone?.close()
    this.#store.update({ cameraStream: null, level: 0 })
  }
}
