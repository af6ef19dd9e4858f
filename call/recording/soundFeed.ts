import { AudioSample, type AudioSampleSource } from 'mediabunny'
import { AudioPacer } from './audioPacer.ts'
import { soundRate } from './codecs.ts'

const channels = 2
/** The longest piece of silence that is made at once, in frames. */
const longestSilence = soundRate

/** Leads the mixed sound of a call into the recording, in step with the recording's clock. In a worker. */
export class SoundFeed {
  readonly #source: AudioSampleSource
  readonly #reader: ReadableStreamDefaultReader<AudioData>
  readonly #pacer = new AudioPacer(soundRate)
  readonly #clock: () => number
  /** Pieces are encoded one after the other. */
  #last: Promise<void> = Promise.resolve()
  #stopped = false

  /** `clock`: seconds since the recording began. */
  constructor(source: AudioSampleSource, sound: ReadableStream<AudioData>, clock: () => number) {
    this.#source = source
    this.#reader = sound.getReader()
    this.#clock = clock
  }

  /** Goes on until it is stopped or the sound ends; rejects where it can't be encoded. */
  async run() {
    while (!this.#stopped) {
      const { value: data, done } = await this.#reader.read()
      if (done) return
      this.#take(data)
      await this.#last
    }
  }

  /** Without this a sound that stops coming would hold up the pictures, which are written in step with it. */
  async fillGaps() {
    if (this.#stopped) return
    const at = this.#pacer.position
    this.#writeSilence(at, this.#pacer.starve(this.#clock()))
    await this.#last
  }

  async stop() {
    this.#stopped = true
    await this.#reader.cancel()
    await this.#last
  }

  #take(data: AudioData) {
    if (this.#stopped) return data.close()
    const at = this.#pacer.position
    const { pad, skip } = this.#pacer.arrive(data.numberOfFrames, this.#clock())
    this.#writeSilence(at, pad)
    const sample = new AudioSample(data)
    if (skip === 0) this.#write(sample, at + pad / soundRate)
    else {
      if (skip < data.numberOfFrames) this.#write(sample.trim(skip), at)
      sample.close()
    }
  }

  #writeSilence(at: number, frames: number) {
    for (let done = 0; done < frames; done += longestSilence) {
      const length = Math.min(longestSilence, frames - done)
      const sample = new AudioSample({
        data: new Float32Array(length * channels),
        format: 'f32-planar',
        numberOfChannels: channels,
        sampleRate: soundRate,
        timestamp: at + done / soundRate,
      })
      this.#write(sample, sample.timestamp)
    }
  }

  #write(sample: AudioSample, timestamp: number) {
    sample.setTimestamp(timestamp)
    const before = this.#last
    const add = async () => {
      try {
        await before
        await this.#source.add(sample)
      } finally {
        sample.close()
      }
    }
    this.#last = add()
  }
}
