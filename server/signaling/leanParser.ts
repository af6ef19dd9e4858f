import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser'

/*
 * The same bytes on the wire as socket.io-parser's own classes, without what costs most there on every small packet:
 * walking each payload in search of binary data, which this server never sends, and reading the packet id
 * character by character. Packets that are not a plain event of the default namespace go the long way.
 */

class LeanEncoder extends Encoder {
  override encode(packet: Packet) {
    if (packet.type === PacketType.EVENT && packet.id === undefined && packet.nsp === '/') {
      return [`2${JSON.stringify(packet.data)}`]
    }
    return super.encode(packet)
  }
}

class LeanDecoder extends Decoder {
  #awaitsBinary = false

  override add(encoded: unknown) {
    if (typeof encoded === 'string' && encoded.startsWith('2[') && !this.#awaitsBinary) {
      const data = parse(encoded)
      if (typeof data?.[0] === 'string' && !reservedNames.has(data[0])) {
        this.emitReserved('decoded', { type: PacketType.EVENT, nsp: '/', data })
        return
      }
    }
    // After the header of a binary packet, text is a violation that the base class knows to refuse.
    this.#awaitsBinary =
      typeof encoded === 'string' ? encoded.startsWith('5') || encoded.startsWith('6') : this.#awaitsBinary
    super.add(encoded)
  }
}

const reservedNames = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
])

function parse(encoded: string): unknown[] | undefined {
  try {
    return JSON.parse(encoded.slice(1))
  } catch {
    return undefined
  }
}

/** For Socket.IO's `parser` option. */
export const leanParser = { Encoder: LeanEncoder, Decoder: LeanDecoder }
