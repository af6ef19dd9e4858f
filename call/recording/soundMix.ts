import type { RecordingSources } from './recording.ts'
import type { Levels } from './speakerChoice.ts'

const names = ['localAudio', 'remoteAudio', 'screenAudio'] as const
type Name = (typeof names)[number]
type Input = { track: MediaStreamTrack; source: MediaStreamAudioSourceNode; meter: AnalyserNode }

/** The samples that are looked at for a level: at 48 kHz 43 ms. */
const meterWindow = 2048

/**
 * All voices of a call in one track. It listens to the call's own tracks: what is muted there is silent here, and what the
 * call plays stays as it is.
 */
export class SoundMix {
  readonly track: MediaStreamTrack
  readonly #context: AudioContext
  readonly #destination: MediaStreamAudioDestinationNode
  readonly #inputs = new Map<Name, Input>()
  readonly #samples = new Float32Array(meterWindow)

  /** `sampleRate`: as the browser likes it where none is given. */
  constructor(sampleRate?: number) {
    this.#context = new AudioContext(sampleRate === undefined ? {} : { sampleRate })
    this.#destination = this.#context.createMediaStreamDestination()
    this.#destination.channelCount = 2
    this.#destination.channelCountMode = 'explicit'
    const [track] = this.#destination.stream.getAudioTracks()
    if (!track) throw new Error('No sound')
    this.track = track
    // Settles only when there is a sound device; without one the recording is silent and goes on.
    void this.#context.resume().catch(() => undefined)
  }

  set(sources: RecordingSources) {
    for (const name of names) {
      const track = sources[name]
      const input = this.#inputs.get(name)
      if (input?.track === track) continue
      input?.source.disconnect()
      input?.meter.disconnect()
      this.#inputs.delete(name)
      if (track && track.readyState === 'live') this.#inputs.set(name, this.#connect(track))
    }
  }

  levels(): Levels {
    return { local: this.#levelOf('localAudio'), remote: this.#levelOf('remoteAudio') }
  }

  close() {
    this.track.stop()
    this.#inputs.clear()
    void this.#context.close().catch(() => undefined)
  }

  #connect(track: MediaStreamTrack): Input {
    const source = this.#context.createMediaStreamSource(new MediaStream([track]))
    const meter = this.#context.createAnalyser()
    meter.fftSize = meterWindow
    source.connect(meter)
    source.connect(this.#destination)
    return { track, source, meter }
  }

  #levelOf(name: Name) {
    const meter = this.#inputs.get(name)?.meter
    if (!meter) return 0
    meter.getFloatTimeDomainData(this.#samples)
    return this.#samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
  }
}
