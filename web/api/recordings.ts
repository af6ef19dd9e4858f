import type { Recording } from '../../contract/recordings.ts'
import { api } from './client.ts'

/** Every recording of a room with its steps, the oldest first, and the server's time in milliseconds since 1970. */
export async function roomRecordings(
  roomId: string,
): Promise<{ recordings: readonly Recording[]; serverNow: number }> {
  const answer = await api.rooms[':roomId'].recordings.$get({ param: { roomId } })
  const { items } = await answer.json()
  const date = Date.parse(answer.headers.get('date') ?? '')
  // The header is cut to seconds. Without it, our own clock is all there is.
  return { recordings: items, serverNow: Number.isNaN(date) ? Date.now() : date + 500 }
}
