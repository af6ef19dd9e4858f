import { FakeClock } from '../fakeClock.ts'
import { fakeFilesChannels } from './fakeFilesChannel.ts'
import type { FileKeep } from './fileKeep.ts'
import type { Admission } from './fileReceiver.ts'
import type { FileSource } from './fileSender.ts'
import { memoryKeep } from './memoryKeep.ts'
import { Transfers } from './transfers.ts'

/** Of all pages in a test. */
const clock = new FakeClock()
/** Lets a millisecond pass, and everything happen that can. */
export const pass = () => clock.advance(1)

let made = 0
const newId = () => {
  made += 1
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
}

/** The largest file in these tests, in bytes. */
export const limit = 2_000_000

const askBelowLimit: Admission = ({ size }) => Promise.resolve(size > limit ? 'too-large' : 'ask')

/** One page's transfers; what `keep` holds outlives the page. */
export function openPage(keep: FileKeep = memoryKeep(), admit: Admission = askBelowLimit) {
  let hear: (() => void) | null = null
  const transfers = new Transfers({
    clock,
    keep,
    newId,
    admit,
    ping: () => {
      hear?.()
      return true
    },
    onPong: (listener) => {
      hear = listener
      return () => {
        hear = null
      }
    },
  })
  const only = () => {
    const [transfer] = transfers.getState()
    if (!transfer) throw new Error('no transfer')
    return transfer
  }
  return { transfers, keep, only }
}
export type Page = ReturnType<typeof openPage>

/** A new connection between two pages, with its two ends in their order. */
export function connect(one: Page, other: Page) {
  const ends = fakeFilesChannels()
  one.transfers.connect(ends[0])
  other.transfers.connect(ends[1])
  for (const end of ends) end.open()
  return ends
}
type Ends = ReturnType<typeof connect>

/** Delivers in both directions until nothing waits any more. */
export async function converse(ends: Ends) {
  for (let quiet = 0; quiet < 4;) {
    // What is held back leaves after some milliseconds.
    await clock.advance(quiet === 0 ? 1 : 20)
    const delivered = ends.map((end) => end.deliver())
    quiet = delivered.includes(true) ? 0 : quiet + 1
  }
}

/** Two connected pages. */
export async function setUpPair() {
  const [ada, grace] = [openPage(), openPage()]
  const ends = connect(ada, grace)
  await converse(ends)
  return { ada, grace, ends }
}

/** Bytes that differ from place to place, so that nothing fits where it does not belong. */
export function someBytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let state = seed
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

export const sourceOf = (bytes: Uint8Array<ArrayBuffer>): FileSource => ({
  read: (from, to) => Promise.resolve(bytes.slice(from, to)),
})

export const offerOf = (page: Page, bytes: Uint8Array<ArrayBuffer>, name = 'a.bin') =>
  page.transfers.offer({ name, size: bytes.byteLength, type: '' }, sourceOf(bytes))
