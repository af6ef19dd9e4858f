import { type Codecs, findCodecs, soundRate } from './codecs.ts'
import { RecordingError, type RecordingSources } from './recording.ts'
import type { EngineStart, RecordingEngine } from './recordingEngine.ts'
import type { Person, Slot } from './recordingLayout.ts'
import { RecordingWorker } from './recordingWorker.ts'
import { SoundMix } from './soundMix.ts'
import { openPictures, openSound } from './trackFrames.ts'

export const pictureOf = {
  local: 'localCamera',
  remote: 'remoteCamera',
  screen: 'screen',
} as const satisfies Record<Slot, keyof RecordingSources>
export const slots: readonly Slot[] = ['screen', 'remote', 'local']

export const namesOf = ({ localName, remoteName }: RecordingSources) => ({
  local: localName,
  remote: remoteName,
})

/** Hands the frames of all tracks to a worker, which does the rest (Chromium): the page is hardly touched. */
export class FrameEngine implements RecordingEngine {
  readonly sound = new SoundMix(soundRate)
  readonly #start: EngineStart
  readonly #worker: RecordingWorker
  readonly #shown = new Map<Slot, MediaStreamTrack>()

  constructor(start: EngineStart) {
    this.#start = start
    this.#worker = new RecordingWorker(start.onMessage, start.onFailure)
  }

  async start() {
    const { card, options } = this.#start
    const codecs = await findCodecs(card.format, options.videoBitrate)
    if (!codecs) throw new RecordingError('not-supported')
    const started = this.#worker.until('started')
    this.#compose(codecs)
    this.setSources(this.#start.sources)
    await started
  }

  setSources(sources: RecordingSources) {
    this.sound.set(sources)
    this.#worker.send({ type: 'names', names: namesOf(sources) })
    for (const slot of slots) {
      const wanted = sources[pictureOf[slot]]
      const track = wanted?.readyState === 'live' ? wanted : null
      if (track === (this.#shown.get(slot) ?? null)) continue
      if (track) this.#shown.set(slot, track)
      else this.#shown.delete(slot)
      const frames = track && openPictures(track)
      this.#worker.send({ type: 'pictures', slot, frames }, frames ? [frames] : [])
    }
  }

  bringForward(person: Person) {
    this.#worker.send({ type: 'front', person })
  }

  async stop() {
    const stopped = this.#worker.until('stopped')
    this.#worker.send({ type: 'stop' })
    await stopped
  }

  close() {
    this.sound.close()
    this.#worker.close()
  }

  #compose(codecs: Codecs) {
    const { card, options, sources } = this.#start
    const { layout, videoBitrate } = options
    const sound = openSound(this.sound.track)
    const names = namesOf(sources)
    this.#worker.send({ type: 'compose', card, layout, names, codecs, videoBitrate, sound }, [sound])
  }
}
