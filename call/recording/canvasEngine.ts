import { frameRate, soundBitrate } from './codecs.ts'
import { namesOf, pictureOf, slots } from './frameEngine.ts'
import { PictureComposer } from './pictureComposer.ts'
import { RecordingError, type RecordingSources } from './recording.ts'
import type { EngineStart, RecordingEngine } from './recordingEngine.ts'
import { type Person, pictureSize, type Slot } from './recordingLayout.ts'
import { RecorderPieces } from './recorderPieces.ts'
import { RecordingWorker } from './recordingWorker.ts'
import { findRecorderType } from './recorderType.ts'
import { SoundMix } from './soundMix.ts'
import type { FromRecordingWorker } from './workerMessages.ts'

function openCanvas() {
  const canvas = document.createElement('canvas')
  canvas.width = pictureSize.width
  canvas.height = pictureSize.height
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new RecordingError('encoder-failed')
  return { canvas, context }
}

/** Draws on a canvas of the page and lets MediaRecorder encode it (Firefox, Safari); a worker ticks and writes. */
export class CanvasEngine implements RecordingEngine {
  readonly sound = new SoundMix()
  readonly #start: EngineStart
  readonly #worker: RecordingWorker
  readonly #composer: PictureComposer
  readonly #recorder: MediaRecorder
  readonly #pieces: RecorderPieces
  readonly #videos = new Map<Slot, HTMLVideoElement>()

  constructor(start: EngineStart) {
    this.#start = start
    const { canvas, context } = openCanvas()
    this.#composer = new PictureComposer(context, start.options.layout, namesOf(start.sources))
    const tracks = [...canvas.captureStream(frameRate).getVideoTracks(), this.sound.track]
    const mimeType = findRecorderType(start.card.format)
    if (!mimeType) throw new RecordingError('not-supported')
    this.#recorder = new MediaRecorder(new MediaStream(tracks), {
      mimeType,
      videoBitsPerSecond: start.options.videoBitrate,
      audioBitsPerSecond: soundBitrate,
    })
    this.#worker = new RecordingWorker((message) => this.#hear(message), start.onFailure)
    this.#pieces = new RecorderPieces(this.#recorder, this.#worker)
  }

  async start() {
    const { card, options, sources } = this.#start
    const started = this.#worker.until('started')
    this.#worker.send({ type: 'append', card, bitrate: options.videoBitrate + soundBitrate, ticks: true })
    this.setSources(sources)
    await started
    this.#recorder.addEventListener('error', () =>
      this.#start.onFailure(new RecordingError('encoder-failed')),
    )
    await this.#pieces.start()
  }

  setSources(sources: RecordingSources) {
    this.sound.set(sources)
    this.#composer.rename(namesOf(sources))
    for (const slot of slots) this.#show(slot, sources[pictureOf[slot]])
  }

  bringForward(person: Person) {
    this.#composer.bringForward(person)
  }

  stop() {
    return this.#pieces.stop()
  }

  close() {
    this.#pieces.close()
    for (const slot of slots) this.#show(slot, null)
    for (const track of this.#recorder.stream.getTracks()) track.stop()
    this.sound.close()
    this.#worker.close()
  }

  #hear(message: FromRecordingWorker) {
    if (message.type === 'tick') this.#draw()
    this.#start.onMessage(message)
  }

  #draw() {
    for (const [slot, video] of this.#videos) {
      const size = { width: video.videoWidth, height: video.videoHeight }
      if (size.width > 0) this.#composer.draw(slot, video, size)
    }
    // A canvas that stands still gives its track no frames.
    this.#composer.compose(true)
  }

  #show(slot: Slot, wanted: MediaStreamTrack | null) {
    const track = wanted?.readyState === 'live' ? wanted : null
    const before = this.#videos.get(slot)
    if (shownBy(before) === track) return
    if (before) before.srcObject = null
    this.#videos.delete(slot)
    if (track) this.#videos.set(slot, play(track))
    this.#composer.setPresent(slot, track !== null)
  }
}

function shownBy(video: HTMLVideoElement | undefined) {
  return video?.srcObject instanceof MediaStream ? (video.srcObject.getVideoTracks()[0] ?? null) : null
}

function play(track: MediaStreamTrack) {
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = new MediaStream([track])
  // Refused only where a page may not play even silent pictures; the initials stay then.
  void video.play().catch(() => undefined)
  return video
}
