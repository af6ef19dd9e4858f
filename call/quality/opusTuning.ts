/**
 * What the receiver of a description asks of an Opus sender (RFC 7587, 7): error correction inside the stream, so that
 * a lost packet is heard as a softer one and not as a gap, and next to nothing sent while nobody speaks.
 */
const wishes = { useinbandfec: '1', usedtx: '1' } as const

/** The description with our wishes on each Opus format of its audio parts; anything else stays as it is. */
export function tuneOpus(sdp: string): string {
  return sdp
    .split(/^(?=m=)/mu)
    .map((part) => (part.startsWith('m=audio ') ? tuneAudioPart(part) : part))
    .join('')
}

function tuneAudioPart(part: string) {
  const formats = [...part.matchAll(/^a=rtpmap:(\d+) opus\/48000\/2\s*$/gimu)].map((match) => match[1])
  return formats.reduce<string>((tuned, format) => (format ? tuneFormat(tuned, format) : tuned), part)
}

function tuneFormat(part: string, format: string) {
  const line = new RegExp(`^a=fmtp:${format} (.*?)(\\r?)$`, 'mu')
  if (line.test(part)) {
    return part.replace(
      line,
      (_, parameters: string, end: string) => `a=fmtp:${format} ${withWishes(parameters)}${end}`,
    )
  }
  const mapping = new RegExp(`^a=rtpmap:${format} .*?(\\r?\\n)`, 'mu')
  return part.replace(
    mapping,
    (found: string, end: string) => `${found}a=fmtp:${format} ${withWishes('')}${end}`,
  )
}

function withWishes(parameters: string) {
  const others = parameters.split(';').filter((parameter) => {
    const name = parameter.split('=')[0]?.trim() ?? ''
    return name !== '' && !(name in wishes)
  })
  return [...others, ...Object.entries(wishes).map((wish) => wish.join('='))].join(';')
}
