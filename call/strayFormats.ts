/**
 * The description without attributes of payload types that its m-lines do not list. Firefox leaves them over once codec
 * preferences have moved its payload types, and Chromium refuses the whole description for them.
 */
export function dropStrayFormats(sdp: string) {
  return sdp
    .split(/^(?=m=)/mu)
    .map((part) => {
      const listed = /^m=(?:audio|video) \d+ \S+ ([\d ]+)/u.exec(part)?.[1]?.trim().split(' ')
      if (!listed) return part
      return part.replaceAll(/^a=(?:rtcp-fb|fmtp|rtpmap):(\d+) .*\r?\n/gmu, (line, format: string) =>
        listed.includes(format) ? line : '',
      )
    })
    .join('')
}
