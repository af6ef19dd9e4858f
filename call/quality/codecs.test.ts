import { expect, test } from 'vitest'
import { bestAgreed, orderCodecs, rankEncodings, readEncodings } from './codecs.ts'

const codec = (name: string, sdpFmtpLine = '') => ({
  mimeType: `video/${name}`,
  clockRate: 90_000,
  sdpFmtpLine,
})
const ability = (name: string, powerEfficient: boolean, smooth = true) => ({
  mimeType: `video/${name}`,
  smooth,
  powerEfficient,
})

test('hardware comes first, the sharpest before the others; VP8 is always there', () => {
  expect(rankEncodings([ability('H264', true), ability('VP9', true), ability('AV1', false)], 4)).toEqual([
    'video/VP9',
    'video/H264',
    'video/VP8',
  ])
  expect(rankEncodings([ability('VP9', true, false)], 16)).toEqual(['video/VP8'])
})

test('VP9 in software is for machines with cores to spare', () => {
  const software = [ability('VP9', false), ability('AV1', false), ability('H264', false)]
  expect(rankEncodings(software, 2)).toEqual(['video/VP8'])
  expect(rankEncodings(software, 8)).toEqual(['video/VP9', 'video/VP8'])
})

test('reorders and never leaves out: profiles in their order, rtx and error correction kept', () => {
  const listed = ['VP8', 'rtx', 'VP9', 'VP9', 'H264', 'AV1', 'red', 'ulpfec'].map((name, at) =>
    codec(name, `${at}`),
  )
  const ordered = orderCodecs(listed, ['video/VP9', 'video/VP8'])
  expect(ordered.map(({ sdpFmtpLine }) => sdpFmtpLine).join('')).toBe('23014567')
  expect(orderCodecs(listed, [])).toEqual(listed)
})

test('sends what both have and this machine does well; else what the two agreed on', () => {
  const agreed = [codec('H264'), codec('rtx'), codec('VP8')]
  expect(bestAgreed(agreed, ['video/VP9', 'video/VP8'])).toEqual(codec('VP8'))
  expect(bestAgreed([codec('H264')], ['video/VP9', 'video/VP8'])).toBeUndefined()
  expect(bestAgreed([], ['video/VP8'])).toBeUndefined()
})

test('a browser that cannot be asked, or refuses to answer, gets VP8', async () => {
  expect(await readEncodings(undefined, 16)).toEqual(['video/VP8'])
  const refusing = { encodingInfo: () => Promise.reject(new TypeError('no webrtc')) }
  expect(await readEncodings(refusing, 16)).toEqual(['video/VP8'])
})
