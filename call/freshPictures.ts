import type { Transceiver } from './peerConnection.ts'

/**
 * Makes the encoder of each picture begin with a whole one. After a gap the other side can't decode what follows, and
 * browsers ask for a whole picture only every three seconds. An encoding that is switched on begins with one.
 */
export async function sendFreshPictures(transceivers: readonly (Transceiver | undefined)[]) {
  await Promise.all(transceivers.flatMap((transceiver) => (transceiver ? [restartEncoder(transceiver)] : [])))
}

async function restartEncoder({ sender }: Transceiver) {
  if (!sender.track) return
  try {
    const active = sender.getParameters().encodings.map((encoding) => encoding.active !== false)
    if (!active.includes(true)) return
    await setActive(sender, () => false)
    const restore = () => setActive(sender, (index) => active[index] ?? true)
    // Somebody else may be changing it in the same moment; it must not stay off.
    await restore().catch(restore)
  } catch {
    // Changed by somebody else meanwhile, which restarts it as well, or closed.
  }
}

async function setActive(sender: Transceiver['sender'], isActive: (index: number) => boolean) {
  const parameters = sender.getParameters()
  for (const [index, encoding] of parameters.encodings.entries()) encoding.active = isActive(index)
  await sender.setParameters(parameters)
}
