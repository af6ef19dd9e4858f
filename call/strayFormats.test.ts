import { expect, test } from 'vitest'
import { dropStrayFormats } from './strayFormats.ts'

const lines = (...texts: string[]) => texts.map((text) => `${text}\r\n`).join('')

test('feedback for a payload type that the m-line does not list goes, everything else stays', () => {
  const kept = [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=rtpmap:111 opus/48000/2',
    'm=video 9 UDP/TLS/RTP/SAVPF 120 124',
    'a=fmtp:124 apt=120',
    'a=rtcp-fb:120 nack pli',
  ]
  const end = ['a=rtpmap:120 VP8/90000', 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel', 'a=mid:2']
  const stray = ['a=rtcp-fb:96 nack', 'a=fmtp:98 apt=96']
  expect(dropStrayFormats(lines(...kept, ...stray, ...end))).toBe(lines(...kept, ...end))
})

test('feedback for all payload types stays', () => {
  const sdp = lines('m=video 9 UDP/TLS/RTP/SAVPF 96', 'a=rtcp-fb:* nack', 'a=rtpmap:96 VP8/90000')
  expect(dropStrayFormats(sdp)).toBe(sdp)
})
