import type { Clock } from '../../../../call/clock.ts'
import { deviceFailure, type Outcome, outcome } from './outcome.ts'

/** An open microphone. */
export type MicrophoneFeed = {
  device: string
  track: MediaStreamTrack
  /** Tells how loud it is, from 0 to 1, many times a second, until told to stop. */
  listen(heard: (level: number) => void): () => void
  close(): void
}

/** @throws {DOMException} as getUserMedia does. */
export type OpenMicrophone = () => Promise<MicrophoneFeed>

/** Quieter than this is the noise of an empty room (-46 dB). */
const voiceLevel = 0.005
/** So many samples above it are a voice rather than a click. */
const voiceSamples = 5
/** How long somebody has to say something, in milliseconds. */
export const listeningTime = 8_000

const toDecibels = (level: number) => Math.round(20 * Math.log10(Math.max(level, 0.0001)))

/** Listens until a voice was heard, or for `listeningTime`. */
export function listenForVoice(
  feed: Pick<MicrophoneFeed, 'device' | 'listen'>,
  clock: Clock,
  heard: (level: number) => void,
): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  let [loudest, loud] = [0, 0]
  const finish = (verdict: 'good' | 'warn', code: 'microphone/heard' | 'microphone/silent') => {
    stop()
    cancel()
    resolve(outcome(verdict, code, { device: feed.device, decibels: toDecibels(loudest) }))
  }
  const stop = feed.listen((level) => {
    heard(level)
    loudest = Math.max(loudest, level)
    if (level > voiceLevel) loud += 1
    if (loud === voiceSamples) finish('good', 'microphone/heard')
  })
  const cancel = clock.after(listeningTime, () => finish('warn', 'microphone/silent'))
  return promise
}

/** Opens the microphone and listens to it. `opened` gets the feed as soon as there is one, and is to close it. */
export async function checkMicrophone(
  open: OpenMicrophone,
  clock: Clock,
  events: { opened: (feed: MicrophoneFeed) => void; heard: (level: number) => void },
): Promise<Outcome> {
  try {
    const feed = await open()
    events.opened(feed)
    return await listenForVoice(feed, clock, events.heard)
  } catch (error) {
    return deviceFailure('microphone', error)
  }
}
