import type { Call } from '../../../../call/call.ts'
import { isInCall } from '../../../../call/callPhase.ts'
import type { CallRecorder } from '../../../../call/recording/callRecorder.ts'
import type {
  LocalRecording,
  RecordingOptions,
  RecordingProblem,
  RecordingSources,
} from '../../../../call/recording/recording.ts'
import type { RecordingConsent } from '../../../../call/recording/recordingConsent.ts'
import type { RecordingSupport, SupportGap } from '../../../../call/recording/recordingSupport.ts'
import { Store } from '../../../../call/store.ts'
import { sameSources, sourcesOf } from './recordingSources.ts'

type RecordingSessionState = {
  /** `recording` once the other one has agreed, `saving` until the file is whole and handed out. */
  phase: 'idle' | 'recording' | 'saving'
  /** How much of the file is written, from 0 to 1, while it is `saving`. */
  share: number
  /** The newest file of this call. */
  saved: LocalRecording | null
  /** Why the last recording did not begin, or ended by itself. */
  problem: RecordingProblem | null
  /** Why this browser can't record, once somebody wanted to (R9). */
  gap: SupportGap | null
}

const idle: RecordingSessionState = { phase: 'idle', share: 0, saved: null, problem: null, gap: null }

export type RecordingSessionParts = {
  call: Pick<Call, 'getState' | 'subscribe' | 'onPeerMessage'>
  consent: RecordingConsent
  openRecorder: () => Pick<CallRecorder, 'getState' | 'subscribe' | 'start' | 'setSources' | 'stop' | 'close'>
  support: () => Promise<RecordingSupport>
  options: (support: RecordingSupport) => RecordingOptions
  /** Whether each side is to keep its clean microphone, too (R8). */
  studio: () => boolean
  names: Pick<RecordingSources, 'localName' | 'remoteName'>
  /** Hands the whole file to the person. */
  save: (recording: LocalRecording) => Promise<void>
}

type Recorder = ReturnType<RecordingSessionParts['openRecorder']>

/** Recording in one call (R1, R4): what the two agree on is what the recorder does, and its file is saved in any case. */
export class RecordingSession {
  readonly #parts: RecordingSessionParts
  readonly #store = new Store(idle)
  readonly #unsubscribe: (() => void)[]
  #recorder: Recorder | null = null
  #support: RecordingSupport | null = null
  #sources: RecordingSources
  #online = false
  #saving: Promise<void> | null = null
  #closed = false

  constructor(parts: RecordingSessionParts) {
    this.#parts = parts
    const { call, consent } = parts
    this.#sources = sourcesOf(call.getState(), parts.names)
    this.#unsubscribe = [
      consent.subscribe(() => this.#consentChanged()),
      call.onPeerMessage((message) => consent.hear(message)),
      call.subscribe(() => this.#callChanged()),
    ]
    this.#callChanged()
  }

  readonly getState = () => this.#store.get()
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener)

  get consent() {
    return this.#parts.consent
  }

  /** Whether leaving the page now would cut something off. */
  get busy() {
    return this.#store.get().phase !== 'idle'
  }

  /** The one button: asks, takes the question back, stops. */
  async press() {
    const { own } = this.consent.getState()
    if (own && own.phase !== 'ended') return this.consent.stop()
    this.#support ??= await this.#parts.support()
    const { gap } = this.#support
    this.#store.update({ gap, saved: null, problem: null })
    if (!gap && !this.busy && !this.#closed) this.consent.ask(this.#parts.studio())
  }

  /** Puts what was last said aside. */
  dismiss() {
    this.consent.dismiss()
    this.#store.update({ saved: null, problem: null, gap: null })
  }

  async saveAgain() {
    const { saved } = this.#store.get()
    if (saved) await this.#parts.save(saved)
  }

  /** Ends what runs and settles once it is saved. Harmless when repeated. */
  async close() {
    if (this.#closed) return
    this.#closed = true
    this.consent.stop()
    await this.#saving
    for (const unsubscribe of this.#unsubscribe) unsubscribe()
    this.consent.close()
    this.#store.close()
  }

  #callChanged() {
    const state = this.#parts.call.getState()
    if (state.signalingOnline !== this.#online) {
      this.#online = state.signalingOnline
      if (this.#online) this.consent.online()
      else this.consent.offline()
    }
    // What the call had is gone with its end: the recorder stops on what it still has.
    if (!isInCall(state.phase)) return this.consent.stop()
    const sources = sourcesOf(state, this.#parts.names)
    if (sameSources(sources, this.#sources)) return
    this.#sources = sources
    this.#recorder?.setSources(sources)
  }

  #consentChanged() {
    const { own } = this.consent.getState()
    if (own?.phase === 'agreed' && this.#support && !this.#recorder && !this.#closed)
      void this.#begin(own.id, this.#parts.options(this.#support))
    if (own?.phase === 'ended' && this.#recorder) this.#finish(this.#recorder)
  }

  async #begin(id: string, options: RecordingOptions) {
    const recorder = this.#parts.openRecorder()
    this.#recorder = recorder
    this.#store.update({ phase: 'recording', saved: null, problem: null })
    recorder.subscribe(() => this.#recorderChanged(recorder))
    if (await recorder.start(id, options, this.#sources)) this.consent.began()
  }

  /** It may end by itself: no space, an encoder that gave up. */
  #recorderChanged(recorder: Recorder) {
    const { phase, problem, share } = recorder.getState()
    if (recorder !== this.#recorder) return
    if (share !== this.#store.get().share) this.#store.update({ share })
    if (problem) this.#store.update({ problem })
    if (phase !== 'starting' && phase !== 'recording') this.consent.stop()
  }

  #finish(recorder: Recorder) {
    if (this.#saving) return
    this.#store.update({ phase: 'saving', share: 0 })
    this.#saving = this.#save(recorder).finally(() => {
      recorder.close()
      this.#recorder = null
      this.#saving = null
      this.#store.update({ phase: 'idle' })
    })
  }

  async #save(recorder: Recorder) {
    try {
      const saved = await recorder.stop()
      await this.#parts.save(saved)
      this.#store.update({ saved })
    } catch {
      // Nothing was written, or it can't be read now; what there is, is found on the next visit (R5).
      const { problem } = recorder.getState()
      this.#store.update({ problem: problem ?? 'storage-failed' })
    }
  }
}
