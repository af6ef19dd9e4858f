import { type CallTotals, noTotals, parseTotals } from '../../../../call/quality/callTotals.ts'

const key = (roomId: string) => `avari.call-totals.${roomId}`

/** What an earlier page load of this tab measured of the same call. */
export function readTotals(roomId: string): CallTotals {
  try {
    return parseTotals(sessionStorage.getItem(key(roomId)))
  } catch {
    // Storage is refused.
    return noTotals
  }
}

export function keepTotals(roomId: string, totals: CallTotals) {
  try {
    sessionStorage.setItem(key(roomId), JSON.stringify(totals))
  } catch {
    // Storage is full or refused: a reload begins anew.
  }
}
