import { systemClock } from '../../../../call/clock.ts'
import { CallQuality, type MeasuredCall } from '../../../../call/quality/callQuality.ts'
import { summarize } from '../../../../call/quality/callTotals.ts'
import { postSummary } from '../../../api/summaries.ts'
import { knownEncodings } from './pageCodecs.ts'
import { keepTotals, readTotals } from './keptTotals.ts'

/** Milliseconds from one summary to the next; the last one goes at the end, also when the page is closed. */
const interval = 60_000

/** Measures the call, fits it to the line, and keeps how it went with the chat. */
export function openQualitySession(call: MeasuredCall, roomId: string) {
  const quality = new CallQuality({
    call,
    clock: systemClock,
    encodings: knownEncodings,
    totals: readTotals(roomId),
  })
  let sent = 0
  const send = () => {
    const summary = summarize(quality.totals)
    keepTotals(roomId, quality.totals)
    if (summary.connectedSeconds <= sent) return
    sent = summary.connectedSeconds
    // One that is lost is made good by the next, which is longer.
    postSummary(roomId, summary).catch(() => undefined)
  }
  const timer = setInterval(send, interval)
  addEventListener('pagehide', send)
  const close = () => {
    clearInterval(timer)
    removeEventListener('pagehide', send)
    send()
    quality.close()
  }
  return { quality, close }
}
