import { expect, test } from 'vitest'
import { tuneOpus } from './opusTuning.ts'

const sdp = (...lines: string[]) => `${lines.join('\r\n')}\r\n`

test('asks for error correction and silence by silence, keeping what else was asked', () => {
  const before = sdp(
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 0',
    'a=rtpmap:111 opus/48000/2',
    'a=fmtp:111 minptime=10;useinbandfec=0;stereo=1',
    'a=rtpmap:63 red/48000/2',
    'a=fmtp:63 111/111',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=rtpmap:96 VP8/90000',
  )
  expect(tuneOpus(before)).toBe(
    before.replace('minptime=10;useinbandfec=0;stereo=1', 'minptime=10;stereo=1;useinbandfec=1;usedtx=1'),
  )
})

test('changes nothing the second time', () => {
  const once = tuneOpus(sdp('m=audio 9 RTP 109', 'a=rtpmap:109 opus/48000/2', 'a=fmtp:109 stereo=1'))
  expect(tuneOpus(once)).toBe(once)
})

test('gives a format without parameters its own line, in each audio part', () => {
  const audio = ['m=audio 9 RTP 96', 'a=rtpmap:96 OPUS/48000/2', 'a=sendrecv']
  const tuned = [
    'm=audio 9 RTP 96',
    'a=rtpmap:96 OPUS/48000/2',
    'a=fmtp:96 useinbandfec=1;usedtx=1',
    'a=sendrecv',
  ]
  expect(tuneOpus(sdp('v=0', ...audio, ...audio))).toBe(sdp('v=0', ...tuned, ...tuned))
})

test('leaves alone what is not Opus, what is no audio, and what is no SDP', () => {
  for (const text of [
    '',
    'nonsense',
    sdp('m=audio 9 RTP 0', 'a=rtpmap:0 PCMU/8000'),
    sdp('m=video 9 RTP 111', 'a=rtpmap:111 opus/48000/2'),
  ]) {
    expect(tuneOpus(text)).toBe(text)
  }
})
