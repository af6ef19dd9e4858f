import type { SignalingRole } from '../contract/signaling.ts'
import { safetyPictures } from './safetyWords.ts'

/** What both people compare: 24 bits of pictures and six digits, about 2^44 codes. */
export type SafetyCode = { pictures: readonly (readonly [picture: string, word: string])[]; digits: string }

/** What one side brings to a code. Bytes are 32 of each. */
type SafetySide = { fingerprint: Uint8Array; nonce: Uint8Array }
export type SafetySides = Record<SignalingRole, SafetySide>

const pictureCount = 4
const secretLength = 32

/** The SHA-256 fingerprint of the certificate that a description names; null where it names none, or several. */
export function fingerprintOf(sdp: string): Uint8Array | null {
  const found = new Set(
    [...sdp.matchAll(/^a=fingerprint:(\S+) +(\S+)/gmu)].map(([, hash, value]) =>
      `${hash} ${value}`.toLowerCase(),
    ),
  )
  const [only] = found
  if (only === undefined || found.size > 1 || !only.startsWith('sha-256 ')) return null
  return readHex(only.slice('sha-256 '.length).replaceAll(':', ''))
}

/** 32 bytes of lower-case hexadecimal; null for anything else. */
export function readHex(text: string): Uint8Array | null {
  if (!/^[0-9a-f]{64}$/u.test(text)) return null
  return Uint8Array.from({ length: secretLength }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  )
}

export const toHex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const newNonce = () => crypto.getRandomValues(new Uint8Array(secretLength))

/**
 * Binds a side to its nonce before it knows the other one's: whoever sits in between can't try nonces until the codes
 * agree. The role keeps a commitment from being sent back to its maker.
 */
export async function commitmentTo(nonce: Uint8Array, role: SignalingRole, sides: readonly Uint8Array[]) {
  const sorted = sides.map(toHex).toSorted()
  return toHex(await digest(`avari safety commitment ${role} ${toHex(nonce)} ${sorted.join(' ')}`))
}

/** The code of one connection: the same at both ends only where both name the same two certificates. */
export async function safetyCodeOf({ impolite, polite }: SafetySides): Promise<SafetyCode> {
  const parts = [impolite.fingerprint, polite.fingerprint, impolite.nonce, polite.nonce].map(toHex)
  const hash = new DataView((await digest(`avari safety code ${parts.join(' ')}`)).buffer)
  const pictures = Array.from({ length: pictureCount }, (_, at) => pictureAt(hash.getUint8(at)))
  const digits = String(hash.getBigUint64(8) % 1_000_000n).padStart(6, '0')
  return { pictures, digits }
}

/** 256 is a multiple of 64: every picture is as likely as the others. */
function pictureAt(byte: number) {
  const picture = safetyPictures[byte % safetyPictures.length]
  if (!picture) throw new Error('There are 64 pictures')
  return picture
}

async function digest(text: string) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}
