import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser'
import { expect, test } from 'vitest'
import { leanParser } from './leanParser.ts'

const packets: Packet[] = [
  { type: PacketType.EVENT, nsp: '/', data: ['offer', { sdp: 'ä\u2028\ud83d\ude00"\\' }] },
  { type: PacketType.EVENT, nsp: '/', data: ['error', { code: 'internal' }], id: 7 },
  { type: PacketType.EVENT, nsp: '/other', data: ['offer', {}] },
  { type: PacketType.ACK, nsp: '/', id: 0, data: [{ ok: true }] },
  { type: PacketType.CONNECT, nsp: '/', data: { sid: 'x' } },
  { type: PacketType.CONNECT_ERROR, nsp: '/', data: { message: 'no' } },
  { type: PacketType.DISCONNECT, nsp: '/' },
]

test.each(packets)('writes what the usual encoder writes: $type $nsp $id', (packet) => {
  const mine = new leanParser.Encoder().encode(structuredClone(packet))
  expect(mine).toEqual(new Encoder().encode(structuredClone(packet)))
})

const frames = [
  '2["offer",{"matchId":"r"}]',
  '213["offer",{"matchId":"r"}]',
  '2/other,["offer"]',
  '2["offer"',
  '2[',
  '2[]',
  '2[1,2]',
  '2["connect"]',
  '2["disconnecting",{}]',
  '2{"0":"offer"}',
  '2"offer"',
  '2',
  '0',
  '0{"token":"x"}',
  '1',
  '3[{}]',
  '4{}',
  '51-["offer",{"_placeholder":true,"num":0}]',
  '59-["offer"]',
  '9',
  '',
]

function decode(decoder: Decoder, frame: unknown) {
  const decoded: Packet[] = []
  decoder.on('decoded', (packet) => decoded.push(packet))
  try {
    decoder.add(frame)
  } catch {
    return 'refused'
  }
  return decoded
}

test.each(frames)('reads what the usual decoder reads: %s', (frame) => {
  expect(decode(new leanParser.Decoder(), frame)).toEqual(decode(new Decoder(), frame))
})

test('reads binary packets, and refuses text in their midst', () => {
  const header = '51-["offer",{"_placeholder":true,"num":0}]'
  for (const DecoderClass of [leanParser.Decoder, Decoder]) {
    const whole = new DecoderClass()
    expect(decode(whole, header)).toEqual([])
    expect(decode(whole, Buffer.from('x'))).toMatchObject([{ data: ['offer', Buffer.from('x')] }])
    expect(decode(whole, '2["offer"]')).toMatchObject([{ data: ['offer'] }])
    const torn = new DecoderClass()
    decode(torn, header)
    expect(decode(torn, '2["offer"]')).toBe('refused')
  }
})
