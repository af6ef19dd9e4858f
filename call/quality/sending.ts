import type { Encoding } from '../peerConnection.ts'
import { type Adaptation, noVideo } from './adaptation.ts'

/** What a picture shows, which decides what of it is given up first. */
export type Content = 'camera' | 'motion' | 'text'

/** What one sender is told (RTCRtpSendParameters); one encoding each. */
export type Sending = {
  active: boolean
  /** Bits per second. */
  maxBitrate: number
  /** Null: as it is. */
  scaleResolutionDownBy: number | null
  maxFramerate: number | null
  degradationPreference: RTCDegradationPreference | null
  priority: RTCPriorityType
}

/** By step: pictures that move get smaller, */
const scales = [1, 1.5, 2, 3, 4, 4] as const
/** and text, which nobody can read when it is smaller, moves less often. */
const textFramerates = [30, 15, 10, 5, 2, 1] as const
const motionFramerates = [30, 30, 24, 20, 12, 8] as const

/**
 * How a picture is sent. The steps hold the size, so the browser is told to keep it: left to itself it takes half a minute to come
 * back to the full size after a narrow place (docs/decisions/0015).
 */
export function videoSending(
  { step, cpuStep, cap, sending }: Adaptation,
  content: Content,
  shares: { withOther: boolean },
): Sending {
  const sizeStep = content === 'text' ? 0 : step > cpuStep ? step : cpuStep
  // The screen is what one looks at while it is shared.
  const share = shares.withOther ? (content === 'camera' ? 0.3 : 0.7) : 1
  return {
    // A still text costs little; without it there would be nothing to talk about.
    active: step !== noVideo || content === 'text',
    maxBitrate: Math.round(cap * share),
    // The first pictures are small (firstPicture.ts), until one was seen to be on its way.
    scaleResolutionDownBy: sending === 0 ? null : scales[sizeStep],
    maxFramerate: content === 'text' ? textFramerates[step] : motionFramerates[step],
    degradationPreference: 'maintain-resolution',
    priority: content === 'camera' ? 'low' : 'medium',
  }
}

const voiceBitrates = [48_000, 48_000, 40_000, 32_000, 24_000, 24_000] as const
/** The sound of a film or of music that is shared; it is given up before the voice. */
const programmeBitrates = [128_000, 128_000, 64_000, 48_000, 32_000, 32_000] as const

/** How sound is sent: before everything else, and with less where there is little room. */
export function audioSending({ step }: Adaptation, kind: 'voice' | 'programme'): Sending {
  const bitrates = kind === 'voice' ? voiceBitrates : programmeBitrates
  return {
    active: true,
    maxBitrate: bitrates[step],
    scaleResolutionDownBy: null,
    maxFramerate: null,
    degradationPreference: null,
    priority: kind === 'voice' ? 'high' : 'medium',
  }
}

/** What a screen's track is, by the hint that was set with the choice of text or motion. */
export const contentOf = (slot: 'video' | 'screen', hint: string): Content => {
  if (hint === 'text' || hint === 'detail') return 'text'
  return hint === 'motion' || slot === 'screen' ? 'motion' : 'camera'
}

/** The parts of an RTCRtpSender that carry out a Sending. */
export type TunedSender = {
  getParameters(): RTCRtpSendParameters
  setParameters(parameters: RTCRtpSendParameters): Promise<void>
}

/** A codec to send with, as chosen among those that both ends agreed on; undefined: as agreed. */
export type ChooseCodec = (codecs: readonly RTCRtpCodec[]) => RTCRtpCodec | undefined

/**
 * Carries it out; true once the browser took it. It refuses before the negotiation and after the end: nothing is lost, since
 * the next second asks again. Browsers pass over members that they don't know.
 */
export async function applySending(
  sender: TunedSender,
  sending: Sending,
  chooseCodec?: ChooseCodec,
): Promise<boolean> {
  const parameters = sender.getParameters()
  const [encoding]: Encoding[] = parameters.encodings
  if (!encoding) return false
  const { degradationPreference, priority, scaleResolutionDownBy, maxFramerate, ...limits } = sending
  Object.assign(encoding, limits, { priority, networkPriority: priority })
  if (scaleResolutionDownBy !== null) encoding.scaleResolutionDownBy = scaleResolutionDownBy
  if (maxFramerate !== null) encoding.maxFramerate = maxFramerate
  if (degradationPreference !== null) Object.assign(parameters, { degradationPreference })
  const codec = chooseCodec?.(parameters.codecs)
  if (codec && !isSameCodec(codec, encoding.codec ?? parameters.codecs[0])) encoding.codec = codec
  try {
    await sender.setParameters(parameters)
    return true
  } catch {
    return false
  }
}

/** A browser begins the stream anew with a codec that it is given, be it the one that it sends with. */
const isSameCodec = (one: RTCRtpCodec, other: RTCRtpCodec | undefined) =>
  one.mimeType === other?.mimeType && one.sdpFmtpLine === other.sdpFmtpLine
