import { firstPictureScale } from './firstPicture.ts'
import type { Encoding, Sender, Transceiver } from './peerConnection.ts'
import { persist } from './persist.ts'

/**
 * Sends no picture while the path is silent, and begins with a whole one once it is back (C9).
 *
 * A browser would go on encoding into the dead path and fill up with pictures sent before the silence, from its queue
 * and from what it kept to send again. All that comes late sets the other side's clock of this stream back by as much as
 * the path was silent: it then holds back the fresh pictures as well; 3.2 s were seen after 3 s. An encoding that is
 * switched off empties its queue; one that gets another codec forgets what it kept; and one that is switched on begins
 * with a whole picture, for which browsers ask only every three seconds.
 *
 * That picture is small where the browser begins anew with 30 kbit/s, as on a path that was restarted: after a whole one of
 * full size it would leave out the next ones for up to 0.6 s, though it knows better soon. Elsewhere it would be the
 * other way round: the change to the full size costs a whole picture more.
 */
export class PictureHold {
  /** How each encoding was. */
  readonly #held = new Map<Sender, Encoding[]>()
  /** What size the pictures had that are sent small for the moment. */
  readonly #shrunk = new Map<Sender, (number | undefined)[]>()
  /** One after the other: parameters that were read before the last ones were set are refused. */
  #line: Promise<unknown> = Promise.resolve()

  /** Resolves when nothing more is sent; senders without a track are left alone. */
  hold(transceivers: readonly (Transceiver | undefined)[]) {
    const senders = transceivers.flatMap((transceiver) => (transceiver ? [transceiver.sender] : []))
    return this.#next(() => Promise.all(senders.map((sender) => this.#holdOne(sender))))
  }

  /** Sends again what was held; small where the path is narrow, until `grow`. */
  release(isNarrow: () => Promise<boolean>) {
    return this.#next(async () => {
      const held = [...this.#held]
      this.#held.clear()
      const narrow = held.length > 0 && (await isNarrow())
      await Promise.all(held.map(([sender, before]) => this.#releaseOne(sender, before, narrow)))
    })
  }

  /** Gives the pictures that were released their size again, unless somebody has chosen another one meanwhile. */
  grow() {
    return this.#next(async () => {
      const shrunk = [...this.#shrunk]
      this.#shrunk.clear()
      await Promise.all(shrunk.map(([sender, scales]) => persist(() => restoreSize(sender, scales))))
    })
  }

  async #holdOne(sender: Sender) {
    if (!sender.track || this.#held.has(sender)) return
    const before: Encoding[] = sender.getParameters().encodings.map((encoding) => ({ ...encoding }))
    if (before.every(({ active }) => active === false)) return
    this.#held.set(sender, before)
    await persist(() => switchOff(sender))
  }

  async #releaseOne(sender: Sender, before: readonly Encoding[], narrow: boolean) {
    const scales = sender.getParameters().encodings.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)
    if (narrow && !this.#shrunk.has(sender)) this.#shrunk.set(sender, scales)
    await persist(() => restore(sender, before, narrow ? firstPictureScale : 1))
  }

  #next(work: () => Promise<unknown>) {
    this.#line = this.#line.then(work)
    return this.#line
  }
}

async function switchOff(sender: Sender) {
  const parameters = sender.getParameters()
  for (const encoding of parameters.encodings as Encoding[]) {
    const codec = otherCodec(parameters.codecs, encoding)
    Object.assign(encoding, { active: false }, codec && { codec })
  }
  await sender.setParameters(parameters)
}

async function restore(sender: Sender, before: readonly Encoding[], smallest: number) {
  const parameters = sender.getParameters()
  for (const [index, encoding] of (parameters.encodings as Encoding[]).entries()) {
    const { active = true, codec } = before[index] ?? {}
    encoding.active = active
    encoding.scaleResolutionDownBy = Math.max(smallest, encoding.scaleResolutionDownBy ?? 1)
    if (codec) encoding.codec = codec
    else delete encoding.codec
  }
  await sender.setParameters(parameters)
}

async function restoreSize(sender: Sender, scales: readonly (number | undefined)[]) {
  const parameters = sender.getParameters()
  for (const [index, encoding] of parameters.encodings.entries())
    if (encoding.scaleResolutionDownBy === firstPictureScale)
      encoding.scaleResolutionDownBy = scales[index] ?? 1
  await sender.setParameters(parameters)
}

/** Beside the codecs of pictures, those that carry lost packets again are listed. */
const isOfPictures = ({ mimeType }: RTCRtpCodec) => !/\/(?:rtx|red|ulpfec|flexfec)/iu.test(mimeType)

function otherCodec(codecs: readonly RTCRtpCodec[], { codec = codecs[0] }: Encoding) {
  return codecs.find((other) => isOfPictures(other) && other.mimeType !== codec?.mimeType)
}
