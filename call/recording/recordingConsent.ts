import type { ErrorCode } from '../../contract/errors.ts'
import type { Recording } from '../../contract/recordings.ts'
import type { CancelTimer, Clock } from '../clock.ts'
import type { PeerMessage } from '../peerMessages.ts'
import { Store } from '../store.ts'
import {
  isBeyond,
  isOver,
  noConsent,
  type ConsentState,
  type OwnRecording,
  type RecordingEnding,
  runningFor,
  showTheirs,
  type TheirRecording,
} from './consentState.ts'
import { RecordingSteps } from './recordingSteps.ts'
import type { RecordingStep, RecordingWire } from './recordingWire.ts'

/** How long the other one may think it over, in milliseconds. */
const askLimit = 60_000
/** How long until the list is fetched again that could not be, in milliseconds. */
const listPause = 2_000
/** How long the other one has to tell the server of a withdrawal that we know of already, in milliseconds. */
const withdrawGrace = 30_000

export type RecordingConsentParts = {
  wire: RecordingWire
  clock: Clock
  newId: () => string
  /** Who we are. */
  personId: string
  /** Says something to the other page directly; false where that can't be done now. */
  sendToPeer(message: PeerMessage): boolean
}

/**
 * Who records whom in a room, with whose leave (R4). It begins only by the server's word, which has written the consent
 * down; it ends also by the other page's, so that a withdrawal holds at once while the server is away.
 */
export class RecordingConsent {
  readonly #parts: RecordingConsentParts
  readonly #store = new Store<ConsentState>(noConsent)
  readonly #steps: RecordingSteps
  readonly #theirs = new Map<string, TheirRecording>()
  /** What is over stays over, whatever still comes of it. */
  readonly #over = new Set<string>()
  /** Which time online it is. */
  #session = 0
  #askTimer: CancelTimer | null = null
  #heard = false

  constructor(parts: RecordingConsentParts) {
    this.#parts = parts
    this.#steps = new RecordingSteps({
      wire: parts.wire,
      clock: parts.clock,
      taken: (recording) => this.changed(recording),
      refused: (step, code) => this.#refused(step, code),
      overtaken: () => void this.#catchUp(this.#session),
    })
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  /** The room knows us (again): fetches what happened meanwhile, and says what waits. */
  online() {
    this.#session += 1
    this.#steps.online()
    void this.#catchUp(this.#session)
  }

  offline() {
    this.#session += 1
    this.#steps.offline()
  }

  /** Asks the other one. Does nothing while we ask or record already. */
  ask(studio: boolean) {
    const { own } = this.#store.get()
    if (own && own.phase !== 'ended') return
    const id = this.#parts.newId()
    this.#heard = false
    const asking = { id, studio, phase: 'asking', since: null, ending: null, refusal: null } as const
    this.#store.update({ own: asking })
    this.#steps.say({ recordingId: id, action: 'ask', studio })
    this.#askTimer = this.#parts.clock.after(askLimit, () => {
      if (this.#store.get().own?.phase === 'asking') this.#stop(this.#heard ? 'unanswered' : 'unheard')
    })
  }

  /** The recorder runs: the other one is told. */
  began() {
    const { own } = this.#store.get()
    if (own?.phase !== 'agreed') return
    this.#change(own, { phase: 'recording', since: this.#parts.clock.now })
    this.#steps.say({ recordingId: own.id, action: 'start' })
  }

  /** Ends our own recording, or takes the question back. */
  stop() {
    this.#stop(this.#store.get().own?.phase === 'asking' ? 'cancelled' : 'stopped')
  }

  agree(id: string) {
    const known = this.#theirs.get(id)
    if (known?.phase !== 'asked') return
    this.#keep({ ...known, phase: 'agreed' })
    this.#steps.say({ recordingId: id, action: 'agree' })
  }

  decline(id: string) {
    if (this.#theirs.get(id)?.phase !== 'asked') return
    this.#forget(id)
    this.#steps.say({ recordingId: id, action: 'decline' })
  }

  /** Takes our consent back: told to the recorder directly as well as to the server. */
  withdraw(id: string) {
    const known = this.#theirs.get(id)
    if (!known || known.phase === 'asked') return
    this.#keep({ ...known, phase: 'withdrawing' })
    this.#parts.sendToPeer({ type: 'recording', recordingId: id, action: 'withdraw' })
    this.#steps.say({ recordingId: id, action: 'withdraw' })
  }

  /** Puts the word about our last recording aside. */
  dismiss() {
    if (this.#store.get().own?.phase === 'ended') this.#store.update({ own: null })
  }

  /** How a recording stands, as the server says it. */
  changed(recording: Recording) {
    this.#take(recording, 0)
  }

  /** What the other page says: it may end a recording, never begin one. */
  hear(message: PeerMessage) {
    if (message.type !== 'recording') return
    const { recordingId, action } = message
    if (action === 'stop') {
      if (this.#theirs.has(recordingId)) this.#forget(recordingId)
      return
    }
    const { own } = this.#store.get()
    if (own?.id !== recordingId || own.phase === 'ended') return
    this.#end('withdrawn')
    this.#parts.sendToPeer({ type: 'recording', recordingId, action: 'stop' })
    // The withdrawal is theirs to tell, as it is to be written down; we say the end only where they can't any more.
    this.#parts.clock.after(withdrawGrace, () => this.#steps.say({ recordingId, action: 'stop' }))
  }

  close() {
    this.#session += 1
    this.#askTimer?.()
    this.#steps.close()
    this.#store.close()
  }

  async #catchUp(session: number) {
    try {
      const { recordings, serverNow } = await this.#parts.wire.list()
      if (session !== this.#session) return
      for (const recording of recordings) this.#take(recording, runningFor(recording, serverNow))
    } catch {
      this.#parts.clock.after(listPause, () => {
        if (session === this.#session) void this.#catchUp(session)
      })
    }
  }

  /** `running`: for how long it has been running when it is news to us, in milliseconds. */
  #take(recording: Recording, running: number) {
    if (recording.recorderId !== this.#parts.personId) this.#takeTheirs(recording, running)
    else if (recording.id === this.#store.get().own?.id) this.#takeOwn(recording)
    // Begun by an earlier load of this page, which records no more.
    else if (!isOver(recording.state) && !this.#over.has(recording.id))
      this.#steps.say({ recordingId: recording.id, action: 'stop' })
  }

  #takeOwn({ state }: Recording) {
    const { own } = this.#store.get()
    this.#heard = true
    if (!own || own.phase === 'ended') return
    if (isOver(state)) this.#end(state)
    else if (state === 'agreed' && own.phase === 'asking') this.#change(own, { phase: 'agreed' })
  }

  #takeTheirs(recording: Recording, running: number) {
    const { id, state, studio } = recording
    const known = this.#theirs.get(id)
    if (isOver(state)) return this.#forget(id)
    if (this.#over.has(id) || (known && isBeyond(known, state))) return
    const since = state === 'recording' ? (known?.since ?? this.#parts.clock.now - running) : null
    this.#keep({ id, studio, phase: state, since })
  }

  #stop(ending: RecordingEnding) {
    const { own } = this.#store.get()
    if (!own || own.phase === 'ended') return
    this.#end(ending)
    this.#parts.sendToPeer({ type: 'recording', recordingId: own.id, action: 'stop' })
    this.#steps.say({ recordingId: own.id, action: 'stop' })
  }

  #end(ending: RecordingEnding, refusal: ErrorCode | null = null) {
    const { own } = this.#store.get()
    if (!own) return
    this.#askTimer?.()
    this.#over.add(own.id)
    this.#change(own, { phase: 'ended', ending, refusal })
  }

  #refused({ recordingId, action }: RecordingStep, code: ErrorCode) {
    const { own } = this.#store.get()
    if (this.#theirs.has(recordingId)) this.#forget(recordingId)
    else if (own?.id === recordingId && own.phase !== 'ended' && action !== 'stop') this.#end('refused', code)
  }

  #change(own: OwnRecording, change: Partial<OwnRecording>) {
    this.#store.update({ own: { ...own, ...change } })
  }

  #keep(recording: TheirRecording) {
    this.#theirs.set(recording.id, recording)
    this.#showTheirs()
  }

  #forget(id: string) {
    this.#over.add(id)
    if (this.#theirs.delete(id)) this.#showTheirs()
  }

  #showTheirs() {
    this.#store.update(showTheirs(this.#theirs.values()))
  }
}
