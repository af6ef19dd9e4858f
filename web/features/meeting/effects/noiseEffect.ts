import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor'
import wasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url'
import simdWasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url'
import type { TrackEffect } from '../../../../call/trackEffect.ts'

/** What the network was trained on, in hertz. */
const sampleRate = 48_000
/** Milliseconds in which the sound has to run. Without a press on the page, or without any sound system, it may never. */
const patience = 3000

/** Takes noise out of the microphone's sound, in an audio worklet of this page, in place of the browser's own way. */
export const noiseEffect: TrackEffect = {
  name: 'noise',
  async apply(source) {
    const context = new AudioContext({ sampleRate })
    try {
      await running(context)
      const node = await openNode(context)
      const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 })
      const input = source.clone()
      context
        .createMediaStreamSource(new MediaStream([input]))
        .connect(node)
        .connect(destination)
      const track = destination.stream.getAudioTracks()[0]
      if (!track) throw new Error('No track was made')
      await setOwnSuppression(source, false)
      const close = () => {
        track.stop()
        input.stop()
        node.destroy()
        void context.close()
        void setOwnSuppression(source, true)
      }
      return { track, close }
    } catch (error) {
      await context.close()
      throw error
    }
  },
}

/** The node that takes noise out, one channel of it. */
async function openNode(context: AudioContext) {
  const { default: workletUrl } = await import('@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url')
  const [wasmBinary] = await Promise.all([
    loadRnnoise({ url: wasmUrl, simdUrl: simdWasmUrl }),
    context.audioWorklet.addModule(workletUrl),
  ])
  return new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 })
}

async function running(context: AudioContext) {
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(() => late.reject(new Error('The sound does not run')), patience)
  try {
    await Promise.race([context.resume(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Two suppressors in a row eat speech. A browser that cannot change it keeps both. */
async function setOwnSuppression(track: MediaStreamTrack, noiseSuppression: boolean) {
  if (track.readyState === 'ended') return
  try {
    await track.applyConstraints({ ...track.getConstraints(), noiseSuppression })
  } catch {
    // The browser can change it only when the microphone is opened.
  }
}
