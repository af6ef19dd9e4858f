import { type Fields, readFields } from './jsonFields.ts'
import type { Description } from './signalingChannel.ts'

/** What a page can do beyond the five events, as its `hello` lists it. */
export type PeerFeature = 'screen' | 'safety' | 'signaling' | 'files' | 'typing'
export const ourFeatures: readonly PeerFeature[] = ['screen', 'safety', 'signaling', 'files', 'typing']

/** What each side's switches say. */
export type PeerMedia = {
  microphoneEnabled: boolean
  cameraEnabled: boolean
  screenSharing: boolean
  handRaised?: boolean
}

/** Everything that two pages say to each other directly, over the data channel. */
export type PeerMessage =
  | { type: 'hello'; features: string[] }
  | ({ type: 'media' } & PeerMedia)
  /** The sender is past the preview. */
  | { type: 'joined' }
  /** `epoch`: docs/signaling.md. */
  | { type: 'description'; description: Description; epoch?: number }
  | { type: 'candidate'; candidate: PeerCandidate }
  /** Whether the way is open: answered at once. */
  | { type: 'ping' }
  | { type: 'pong' }
  | { type: 'reaction'; emoji: string }
  /** The sender is writing a message; good for five seconds. */
  | { type: 'typing' }
  | { type: 'safety-commit'; commitment: string }
  | { type: 'safety-reveal'; nonce: string }
  /** Ends a recording at once, also while the server is away (R4). Nothing begins by it. */
  | { type: 'recording'; recordingId: string; action: 'withdraw' | 'stop' }

type PeerCandidate = {
  candidate: string
  sdpMid: string | null
  sdpMLineIndex: number | null
  usernameFragment: string | null
}

/** The longest messages that are looked at, in characters: with a description, and without. */
const longestDescription = 64_000
const longestOther = 1_000
const longestEmoji = 32
const longestSecret = 200
const longestId = 64
const mostFeatures = 20

const readers: Record<PeerMessage['type'], (fields: Fields) => PeerMessage | null> = {
  hello: readHello,
  media: readMedia,
  joined: () => ({ type: 'joined' }),
  description: readDescription,
  candidate: readCandidate,
  ping: () => ({ type: 'ping' }),
  pong: () => ({ type: 'pong' }),
  typing: () => ({ type: 'typing' }),
  reaction(fields) {
    const emoji = fields.get('emoji')
    return isText(emoji, longestEmoji) ? { type: 'reaction', emoji } : null
  },
  'safety-commit'(fields) {
    const commitment = fields.get('commitment')
    return isText(commitment, longestSecret) ? { type: 'safety-commit', commitment } : null
  },
  'safety-reveal'(fields) {
    const nonce = fields.get('nonce')
    return isText(nonce, longestSecret) ? { type: 'safety-reveal', nonce } : null
  },
  recording(fields) {
    const recordingId = fields.get('recordingId')
    const action = fields.get('action')
    if (!isText(recordingId, longestId) || (action !== 'withdraw' && action !== 'stop')) return null
    return { type: 'recording', recordingId, action }
  },
}

/** Reads a message of the other side, which may be anything; null for what is not understood. Unknown fields are dropped. */
export function parsePeerMessage(data: unknown): PeerMessage | null {
  if (typeof data !== 'string' || data.length > longestDescription) return null
  const fields = readFields(data)
  if (!fields) return null
  const type = fields.get('type')
  if (!isType(type) || (type !== 'description' && data.length > longestOther)) return null
  return readers[type](fields)
}

const isType = (type: unknown): type is PeerMessage['type'] =>
  typeof type === 'string' && Object.hasOwn(readers, type)

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= longest

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0

function readHello(fields: Fields): PeerMessage | null {
  const features = fields.get('features')
  if (!Array.isArray(features) || features.length > mostFeatures) return null
  return { type: 'hello', features: features.filter((feature: unknown) => typeof feature === 'string') }
}

function readMedia(fields: Fields): PeerMessage | null {
  const microphoneEnabled = fields.get('microphoneEnabled')
  const cameraEnabled = fields.get('cameraEnabled')
  const screenSharing = fields.get('screenSharing')
  const handRaised = fields.get('handRaised')
  if (typeof microphoneEnabled !== 'boolean' || typeof cameraEnabled !== 'boolean') return null
  if (typeof screenSharing !== 'boolean') return null
  const media = { type: 'media', microphoneEnabled, cameraEnabled, screenSharing } as const
  if (handRaised === undefined) return media
  return typeof handRaised === 'boolean' ? { ...media, handRaised } : null
}

function readDescription(fields: Fields): PeerMessage | null {
  const found: unknown = fields.get('description')
  const epoch = fields.get('epoch')
  if (typeof found !== 'object' || found === null) return null
  if (!('type' in found) || !('sdp' in found) || !isText(found.sdp, longestDescription)) return null
  if (found.type !== 'offer' && found.type !== 'answer') return null
  const { sdp } = found
  const description: Description = found.type === 'offer' ? { type: 'offer', sdp } : { type: 'answer', sdp }
  if (epoch === undefined) return { type: 'description', description }
  return isCount(epoch) ? { type: 'description', description, epoch } : null
}

function readCandidate(fields: Fields): PeerMessage | null {
  const found: unknown = fields.get('candidate')
  if (typeof found !== 'object' || found === null) return null
  const parts: Fields = new Map(Object.entries(found))
  const candidate = parts.get('candidate')
  const sdpMid = parts.get('sdpMid') ?? null
  const sdpMLineIndex = parts.get('sdpMLineIndex') ?? null
  const usernameFragment = parts.get('usernameFragment') ?? null
  if (!isText(candidate, longestOther)) return null
  if (sdpMid !== null && typeof sdpMid !== 'string') return null
  if (sdpMLineIndex !== null && !isCount(sdpMLineIndex)) return null
  if (usernameFragment !== null && typeof usernameFragment !== 'string') return null
  return { type: 'candidate', candidate: { candidate, sdpMid, sdpMLineIndex, usernameFragment } }
}
