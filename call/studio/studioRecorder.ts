import { completeRecording } from '../recording/localRecordings.ts'
import { RecordingError } from '../recording/recording.ts'
import type { RecordingCard } from '../recording/recordingCard.ts'
import { holdLock } from '../recording/recordingLock.ts'
import { RecorderPieces } from '../recording/recorderPieces.ts'
import { RecordingWorker } from '../recording/recordingWorker.ts'
import { SoundMix } from '../recording/soundMix.ts'

/** Bits in a second of one clean voice. */
const bitrate = 128_000

const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const

/** What this browser records a voice as; null where it can't. */
export function studioType() {
  if (!('MediaRecorder' in globalThis)) return null
  return types.find((type) => MediaRecorder.isTypeSupported(type)) ?? null
}

const noSources = {
  localCamera: null,
  remoteCamera: null,
  screen: null,
  remoteAudio: null,
  screenAudio: null,
  localName: '',
  remoteName: '',
}

/**
 * Records one's own microphone, as it is before any effect, onto this device (R8). What is muted is silent here, too; a
 * microphone that changes goes on in the same file.
 */
export class StudioRecorder {
  readonly #card: RecordingCard
  readonly #sound = new SoundMix()
  readonly #recorder: MediaRecorder
  readonly #worker: RecordingWorker
  readonly #pieces: RecorderPieces
  readonly #failed: () => void
  #release: (() => void) | null = null
  #stopped: Promise<void> | null = null
  #closed = false

  /** `failed`: what is written until then stays. */
  constructor(card: RecordingCard, failed: () => void) {
    this.#card = card
    this.#failed = failed
    const mimeType = studioType()
    if (!mimeType) throw new RecordingError('not-supported')
    this.#recorder = new MediaRecorder(new MediaStream([this.#sound.track]), {
      mimeType,
      audioBitsPerSecond: bitrate,
    })
    this.#recorder.addEventListener('error', failed)
    this.#worker = new RecordingWorker((message) => {
      if (message.type === 'full') failed()
    }, failed)
    this.#pieces = new RecorderPieces(this.#recorder, this.#worker)
  }

  /** Records at once; rejects with a `RecordingError` where nothing can be written. */
  start(microphone: MediaStreamTrack | null) {
    this.setMicrophone(microphone)
    const opened = this.#open()
    this.#pieces.start(opened).catch(this.#failed)
    return opened
  }

  setMicrophone(localAudio: MediaStreamTrack | null) {
    this.#sound.set({ ...noSources, localAudio })
  }

  /** Settles once everything is written. A track that is our own to keep becomes a whole file then. */
  stop() {
    this.#stopped ??= this.#stop()
    return this.#stopped
  }

  async #stop() {
    try {
      await this.#pieces.stop()
      if (!this.#card.studio?.handOverTo) await completeRecording(this.#card.id)
    } finally {
      this.close()
    }
  }

  /** Gives everything back at once; what is written stays. */
  close() {
    this.#closed = true
    this.#pieces.close()
    this.#sound.close()
    this.#worker.close()
    this.#release?.()
  }

  async #open() {
    const release = await holdLock(this.#card.id)
    if (this.#closed) return release?.()
    this.#release = release
    const started = this.#worker.until('started')
    this.#worker.send({ type: 'append', card: this.#card, bitrate, ticks: false })
    await started
  }
}
