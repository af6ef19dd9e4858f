import { expect, test } from 'vitest'
import { parsePeerMessage, type PeerMessage } from './peerMessages.ts'

const description = { type: 'offer', sdp: 'v=0' } as const
const candidate = { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' }
const media = { type: 'media', microphoneEnabled: true, cameraEnabled: false, screenSharing: false } as const
const messages: PeerMessage[] = [
  { type: 'hello', features: ['screen'] },
  media,
  { ...media, handRaised: true },
  { type: 'joined' },
  { type: 'ping' },
  { type: 'pong' },
  { type: 'typing' },
  { type: 'description', description },
  { type: 'description', description: { ...description, type: 'answer' }, epoch: 3 },
  { type: 'candidate', candidate },
  { type: 'reaction', emoji: '👋' },
  { type: 'safety-commit', commitment: 'ab' },
  { type: 'safety-reveal', nonce: 'cd' },
  { type: 'recording', recordingId: 'ef', action: 'withdraw' },
  { type: 'recording', recordingId: 'ef', action: 'stop' },
]

test.each(messages)('what one side says, the other understands: $type', (message) => {
  expect(parsePeerMessage(JSON.stringify(message))).toEqual(message)
  expect(parsePeerMessage(JSON.stringify({ ...message, evil: '<b>' }))).toEqual(message)
})

test.each<[string, unknown]>([
  ['binary', new ArrayBuffer(4)],
  ['not JSON', '{'],
  ['null', 'null'],
  ['a list', '[]'],
  ['no type', '{}'],
  ['another type', { type: 'hand' }],
  ['a name that every object has', { type: 'toString' }],
  ['a missing field', { type: 'media', microphoneEnabled: true, cameraEnabled: true }],
  ['a wrong field', { ...media, microphoneEnabled: 1 }],
  ['a wrong hand', { ...media, handRaised: 'yes' }],
  ['too long', { type: 'joined', x: 'x'.repeat(2_000) }],
  ['features that are none', { type: 'hello', features: 'screen' }],
  ['too many features', { type: 'hello', features: Array.from({ length: 21 }, () => 'x') }],
  ['another description', { type: 'description', description: { type: 'rollback', sdp: '' } }],
  ['a negative epoch', { type: 'description', description, epoch: -1 }],
  [
    'a description that is too long',
    { type: 'description', description: { ...description, sdp: 'x'.repeat(64_001) } },
  ],
  ['no candidate', { type: 'candidate', candidate: null }],
  ['a wrong candidate', { type: 'candidate', candidate: { ...candidate, sdpMLineIndex: 'a' } }],
  ['a long emoji', { type: 'reaction', emoji: 'x'.repeat(33) }],
  ['a recording that would begin', { type: 'recording', recordingId: 'ef', action: 'agree' }],
  ['a recording without a name', { type: 'recording', action: 'stop' }],
  ['an empty commitment', { type: 'safety-commit', commitment: '' }],
])('a stranger may send %s: nothing comes of it', (_, data) => {
  const text = typeof data === 'string' || data instanceof ArrayBuffer ? data : JSON.stringify(data)
  expect(parsePeerMessage(text)).toBeNull()
})
