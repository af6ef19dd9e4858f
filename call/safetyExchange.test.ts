import { describe, expect, test } from 'vitest'
import type { SignalingRole } from '../contract/signaling.ts'
import type { PeerMessage } from './peerMessages.ts'
import { commitmentTo, toHex } from './safetyCode.ts'
import { SafetyExchange, type SafetyResult } from './safetyExchange.ts'

const bytes = (value: number) => new Uint8Array(32).fill(value)
const [annaKey, benKey, firstMiddle, secondMiddle] = [bytes(1), bytes(2), bytes(3), bytes(4)]

/** One end, which keeps what it sends until it is asked for. */
function openEnd(
  role: SignalingRole,
  ownFingerprint: Uint8Array,
  peerFingerprint: Uint8Array,
  nonce?: Uint8Array,
) {
  const results: SafetyResult[] = []
  const sent: PeerMessage[] = []
  const exchange = new SafetyExchange({
    role,
    ownFingerprint,
    peerFingerprint,
    send: (message) => sent.push(message) > 0,
    settled: (result) => results.push(result),
    ...(nonce && { nonce }),
  })
  return { exchange, results, sent }
}
type End = ReturnType<typeof openEnd>

/** Carries messages both ways until nothing is left to carry. */
async function converse(left: End, right: End) {
  await left.exchange.receive({ type: 'joined' })
  await right.exchange.receive({ type: 'joined' })
  while (left.sent.length + right.sent.length > 0) {
    for (const message of left.sent.splice(0)) await right.exchange.receive(message)
    for (const message of right.sent.splice(0)) await left.exchange.receive(message)
  }
}

const failed = [{ status: 'failed' }]

describe('two honest ends', () => {
  test('see one code, and another one on the next connection', async () => {
    const codes: SafetyResult[] = []
    for (const _ of [1, 2]) {
      const anna = openEnd('impolite', annaKey, benKey)
      const ben = openEnd('polite', benKey, annaKey)
      await converse(anna, ben)
      expect(anna.results).toHaveLength(1)
      expect(anna.results).toEqual(ben.results)
      codes.push(...anna.results)
    }
    expect(codes[0]).toMatchObject({ status: 'ready' })
    expect(codes[0]).not.toEqual(codes[1])
  })

  test('agree though the first words of one were not heard', async () => {
    const anna = openEnd('impolite', annaKey, benKey)
    await anna.exchange.receive({ type: 'joined' })
    anna.sent.splice(0)
    const ben = openEnd('polite', benKey, annaKey)
    await converse(anna, ben)
    expect(anna.results).toMatchObject([{ status: 'ready' }])
    expect(anna.results).toEqual(ben.results)
  })

  test('do not reveal before the other one is bound', async () => {
    const anna = openEnd('impolite', annaKey, benKey)
    await anna.exchange.receive({ type: 'joined' })
    expect(anna.sent.map(({ type }) => type)).toEqual(['safety-commit'])
  })
})

describe('somebody in between', () => {
  test('who speaks to each as the other one makes two codes', async () => {
    const anna = openEnd('impolite', annaKey, firstMiddle)
    const ben = openEnd('polite', benKey, secondMiddle)
    await converse(anna, openEnd('polite', firstMiddle, annaKey))
    await converse(openEnd('impolite', secondMiddle, benKey), ben)
    expect(anna.results).toMatchObject([{ status: 'ready' }])
    expect(ben.results).toMatchObject([{ status: 'ready' }])
    expect(anna.results).not.toEqual(ben.results)
  })

  test('who only passes the words on is found out', async () => {
    const anna = openEnd('impolite', annaKey, firstMiddle)
    const ben = openEnd('polite', benKey, secondMiddle)
    await converse(anna, ben)
    expect([anna.results, ben.results]).toEqual([failed, failed])
  })
})

const commit = async (nonce: number, role: SignalingRole): Promise<PeerMessage> => ({
  type: 'safety-commit',
  commitment: await commitmentTo(bytes(nonce), role, [annaKey, benKey]),
})
const reveal = (nonce: number): PeerMessage => ({ type: 'safety-reveal', nonce: toHex(bytes(nonce)) })

describe('a breach of the protocol fails', () => {
  const breaches: Record<string, () => Promise<PeerMessage[]>> = {
    'another nonce than the committed one': async () => [await commit(8, 'polite'), reveal(9)],
    'a reveal without a commitment': async () => [reveal(8)],
    'a second commitment': async () => [await commit(8, 'polite'), await commit(9, 'polite')],
    'a second commitment after the code': async () => [
      await commit(8, 'polite'),
      reveal(8),
      await commit(9, 'polite'),
    ],
    'a second nonce': async () => [await commit(8, 'polite'), reveal(8), reveal(9)],
    'the role of this side': async () => [await commit(8, 'impolite'), reveal(8)],
    'our own commitment sent back': async () => [await commit(7, 'impolite'), reveal(7)],
    'a commitment that is none': () => Promise.resolve([{ type: 'safety-commit', commitment: 'x' }]),
  }
  test.each(Object.entries(breaches))('%s', async (_, messages) => {
    const { exchange, results } = openEnd('impolite', annaKey, benKey, bytes(7))
    for (const message of await messages()) await exchange.receive(message)
    expect(results.at(-1)).toEqual({ status: 'failed' })
  })

  test('the same words twice are no breach', async () => {
    const { exchange, results } = openEnd('impolite', annaKey, benKey, bytes(7))
    const words = [await commit(8, 'polite'), await commit(8, 'polite'), reveal(8), reveal(8)]
    for (const message of words) await exchange.receive(message)
    expect(results).toMatchObject([{ status: 'ready' }])
  })
})
