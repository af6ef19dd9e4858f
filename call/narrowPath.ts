import type { PeerConnection } from './peerConnection.ts'
import { numberOf, ReportReading, selectedPair } from './quality/reportReading.ts'

/** Bits per second: with less, a whole picture of full size, some 100 kbit, takes a third of a second and more. */
const roomForPicture = 300_000

/**
 * Whether the browser believes that little gets through, as it does where a path was just made anew. False where it does
 * not tell (Firefox).
 */
export async function isNarrow(connection: Pick<PeerConnection, 'getStats'>): Promise<boolean> {
  try {
    const pair = selectedPair(new ReportReading(await connection.getStats()))
    const estimate = numberOf(pair, 'availableOutgoingBitrate')
    return estimate !== null && estimate < roomForPicture
  } catch {
    // It is closed.
    return false
  }
}
