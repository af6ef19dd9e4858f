import type { CallSummary } from '../../contract/summaries.ts'
import { api } from './client.ts'

/** Keeps how a call went for oneself. It also arrives when the page is closed right after. */
export async function postSummary(roomId: string, summary: CallSummary) {
  await api.rooms[':roomId'].summary.$post(
    { param: { roomId }, json: summary },
    { init: { keepalive: true } },
  )
}
