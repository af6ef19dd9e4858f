import type { DataChannel } from '../peerConnection.ts'

/** One end of a channel in memory. What it sends waits until it is delivered; a cut loses it. */
class FakeFilesChannel extends EventTarget implements DataChannel {
  readyState: RTCDataChannelState = 'connecting'
  binaryType: BinaryType = 'arraybuffer'
  bufferedAmountLowThreshold = 0
  readonly waiting: (string | ArrayBuffer)[] = []
  /** The other end. */
  peer: EventTarget | null = null

  get bufferedAmount() {
    return this.waiting.reduce((sum, data) => sum + sizeOf(data), 0)
  }

  open() {
    this.readyState = 'open'
    this.dispatchEvent(new Event('open'))
  }

  send(data: string | ArrayBuffer) {
    if (this.readyState !== 'open') throw new DOMException('not open', 'InvalidStateError')
    this.waiting.push(data)
  }

  /** Says something of the test's own. */
  say(message: object) {
    this.send(JSON.stringify(message))
  }

  /** Delivers the oldest of what waits; false where nothing does. */
  deliver() {
    const before = this.bufferedAmount
    const data = this.waiting.shift()
    if (data === undefined) return false
    this.peer?.dispatchEvent(new MessageEvent('message', { data }))
    const threshold = this.bufferedAmountLowThreshold
    if (before > threshold && this.bufferedAmount <= threshold)
      this.dispatchEvent(new Event('bufferedamountlow'))
    return true
  }

  close() {
    if (this.readyState === 'closed') return
    this.readyState = 'closed'
    this.waiting.length = 0
    this.dispatchEvent(new Event('close'))
  }
}

const sizeOf = (data: string | ArrayBuffer) => (typeof data === 'string' ? data.length : data.byteLength)

/** Both ends of one channel. */
export function fakeFilesChannels() {
  const ends = [new FakeFilesChannel(), new FakeFilesChannel()] as const
  ends[0].peer = ends[1]
  ends[1].peer = ends[0]
  return ends
}
