/** One way to encode, as RTCRtpReceiver.getCapabilities and RTCRtpSendParameters list them. */
export type Codec = Readonly<Pick<RTCRtpCodec, 'mimeType' | 'clockRate'>> & { readonly sdpFmtpLine?: string }

/** What this machine says of encoding a picture of a call with each (Media Capabilities). */
export type EncodingAbility = { mimeType: string; smooth: boolean; powerEfficient: boolean }

/** From the best picture for a bitrate to the one that everybody has. */
const bySharpness = ['video/VP9', 'video/AV1', 'video/H264'] as const
const everybodys = 'video/VP8'

/** From this many cores on, VP9 in software leaves enough for the rest of a call. */
const manyCores = 8

/**
 * The kinds of encoding that this machine does well, best first. One that hardware does costs nothing; VP9 in software
 * costs about twice the cores of VP8, which any machine carries.
 */
export function rankEncodings(abilities: readonly EncodingAbility[], cores: number): string[] {
  const able = (mimeType: string) => abilities.find((ability) => ability.mimeType === mimeType)
  const inHardware = bySharpness.filter(
    (mimeType) => able(mimeType)?.smooth && able(mimeType)?.powerEfficient,
  )
  const bySoftware = cores >= manyCores && able('video/VP9')?.smooth ? ['video/VP9'] : []
  return [...new Set([...inHardware, ...bySoftware, everybodys])]
}

/**
 * The same codecs, those of `ranks` first. None is left out, so that the other end finds one that it knows, and
 * retransmission and error correction (rtx, red, ulpfec, flexfec) stay behind what they carry.
 */
export function orderCodecs<Kind extends Codec>(codecs: readonly Kind[], ranks: readonly string[]): Kind[] {
  const rankOf = ({ mimeType }: Codec) => {
    const rank = ranks.findIndex((ranked) => ranked.toLowerCase() === mimeType.toLowerCase())
    return rank < 0 ? ranks.length : rank
  }
  // toSorted keeps the order of equals: a browser lists the profiles that it likes best first.
  return codecs.toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** The first of `codecs`, which both ends have agreed on, that this machine encodes well. */
export function bestAgreed<Kind extends Codec>(
  codecs: readonly Kind[],
  ranks: readonly string[],
): Kind | undefined {
  const [best] = orderCodecs(codecs, ranks)
  return best && ranks.some((ranked) => ranked.toLowerCase() === best.mimeType.toLowerCase())
    ? best
    : undefined
}

/** A picture of a call, for the question that a browser answers. */
const picture = { width: 1280, height: 720, framerate: 30, bitrate: 2_000_000 } as const

/** Asks the browser about each kind of encoding; one that it does not know, or no answer at all, leaves VP8. */
export async function readEncodings(
  capabilities: Pick<MediaCapabilities, 'encodingInfo'> | undefined,
  cores: number,
): Promise<string[]> {
  const abilities = await Promise.all(bySharpness.map((mimeType) => ask(capabilities, mimeType)))
  return rankEncodings(
    abilities.filter((ability) => ability !== null),
    cores,
  )
}

async function ask(capabilities: Pick<MediaCapabilities, 'encodingInfo'> | undefined, mimeType: string) {
  try {
    const video = { ...picture, contentType: mimeType }
    const answer = await capabilities?.encodingInfo({ type: 'webrtc', video })
    return answer?.supported
      ? { mimeType, smooth: answer.smooth, powerEfficient: answer.powerEfficient }
      : null
  } catch {
    // Old browsers know no 'webrtc' here.
    return null
  }
}
