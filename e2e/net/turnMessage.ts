import { createHash, createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'

/** STUN and TURN on the wire (RFC 8489, RFC 8656), as much of it as the tests speak. */
const cookie = Buffer.from('2112a442', 'hex')
export const method = { allocate: 0x0003, createPermission: 0x0008 } as const
export const attribute = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  peerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  addressFamily: 0x0017,
  transport: 0x0019,
} as const

type Attributes = readonly (readonly [type: number, value: Buffer])[]
export type Account = { username: string; credential: string }

/** A user for an hour, as the REST scheme has it; a negative `seconds` makes one that has expired. */
export function makeAccount(secret: string, seconds = 3600): Account {
  const username = `${Math.floor(Date.now() / 1000) + seconds}:somebody`
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') }
}

export const keyOf = ({ username, credential }: Account, realm: string) =>
  createHash('md5').update(`${username}:${realm}:${credential}`).digest()

function encode(type: number, value: Buffer) {
  const head = Buffer.alloc(4)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(value.length, 2)
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)])
}

type Message = { type: number; transaction: Buffer; attributes: Attributes; key?: Buffer | undefined }

export function encodeMessage({ type, transaction, attributes, key }: Message): Buffer {
  const body = Buffer.concat(attributes.map(([name, value]) => encode(name, value)))
  const head = Buffer.concat([Buffer.alloc(4), cookie, transaction])
  head.writeUInt16BE(type, 0)
  // The length counts the integrity attribute already while it is made: 4 bytes of head, 20 of HMAC.
  head.writeUInt16BE(body.length + (key ? 24 : 0), 2)
  const message = Buffer.concat([head, body])
  if (!key) return message
  const integrity = createHmac('sha1', key).update(message).digest()
  return Buffer.concat([message, encode(attribute.integrity, integrity)])
}

export type TurnAnswer = { ok: boolean; errorCode: number; attributes: Map<number, Buffer> }

export function decodeMessage(message: Buffer): TurnAnswer {
  const attributes = new Map<number, Buffer>()
  for (let at = 20; at + 4 <= message.length;) {
    const length = message.readUInt16BE(at + 2)
    attributes.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length))
    at += 4 + length + ((4 - (length % 4)) % 4)
  }
  const error = attributes.get(attribute.error)
  return {
    ok: (message.readUInt16BE(0) & 0x0110) === 0x0100,
    errorCode: error ? (error[2] ?? 0) * 100 + (error[3] ?? 0) : 0,
    attributes,
  }
}

function addressBytes(address: string) {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number))
  const [left = '', right] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const zeros = right === undefined ? 0 : 8 - groups(left).length - groups(right).length
  const all = [...groups(left), ...Array.from({ length: zeros }, () => '0'), ...groups(right ?? '')]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

/** XOR-PEER-ADDRESS: port and address are veiled with the cookie, and an IPv6 address with the transaction's id too. */
export function peerAddress(address: string, transaction: Buffer): Buffer {
  const veil = Buffer.concat([cookie, transaction])
  const bytes = addressBytes(address).map((byte, index) => byte ^ (veil[index] ?? 0))
  const head = Buffer.from([0, isIPv6(address) ? 2 : 1, 0, 0])
  head.writeUInt16BE(9000 ^ 0x2112, 2)
  return Buffer.concat([head, bytes])
}
