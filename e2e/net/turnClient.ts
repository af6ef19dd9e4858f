import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import {
  type Account,
  attribute,
  decodeMessage,
  encodeMessage,
  keyOf,
  method,
  peerAddress,
  type TurnAnswer,
} from './turnMessage.ts'

/** Milliseconds. */
const answerLimit = 5000

type Attribute = readonly [type: number, value: Buffer]
const udp = Buffer.from([17, 0, 0, 0])
const family = { 4: Buffer.from([1, 0, 0, 0]), 6: Buffer.from([2, 0, 0, 0]) }

/** One allocation at a TURN server, as somebody would make it who looks for a way in. */
export async function openTurnClient(server: { address: string; port: number }, account: Account) {
  const socket = createSocket('udp4')
  socket.connect(server.port, server.address)
  await once(socket, 'connect')
  let identity: Attribute[] = []
  let key: Buffer | undefined

  async function ask(type: number, attributesFor: (transaction: Buffer) => Attribute[]): Promise<TurnAnswer> {
    const transaction = randomBytes(12)
    const attributes = [...attributesFor(transaction), ...identity]
    socket.send(encodeMessage({ type, transaction, attributes, key }))
    const [message] = await once(socket, 'message', { signal: AbortSignal.timeout(answerLimit) })
    return decodeMessage(message)
  }

  async function allocate(version: 4 | 6 = 4): Promise<TurnAnswer> {
    const wish = () => [
      [attribute.transport, udp] as const,
      // Named only where it is not the default: with it, some servers count the allocation twice.
      ...(version === 6 ? [[attribute.addressFamily, family[6]] as const] : []),
    ]
    const challenge = await ask(method.allocate, wish)
    const realm = challenge.attributes.get(attribute.realm)
    const nonce = challenge.attributes.get(attribute.nonce)
    if (challenge.errorCode !== 401 || !realm || !nonce) return challenge
    identity = [
      [attribute.username, Buffer.from(account.username)],
      [attribute.realm, realm],
      [attribute.nonce, nonce],
    ]
    key = keyOf(account, realm.toString())
    return ask(method.allocate, wish)
  }

  return {
    allocate,
    /** Asks that the relay may send to `address`. Nothing is sent there yet. */
    permit: (address: string) =>
      ask(method.createPermission, (transaction) => [
        [attribute.peerAddress, peerAddress(address, transaction)],
      ]),
    close: () => socket.close(),
  }
}

export const versionOf = (address: string) => (isIPv6(address) ? 6 : 4)
