import type { APIRequestContext } from '@playwright/test'
import { z } from 'zod'

const recordingsSchema = z.object({
  items: z.array(
    z.object({
      state: z.string(),
      events: z.array(z.object({ action: z.string(), personId: z.string(), at: z.iso.datetime() })),
    }),
  ),
})

/** What is written down of the room's recordings, as one of the two may read it. */
export async function recordingsOf(request: APIRequestContext, roomId: string) {
  const answer = await request.get(`/api/rooms/${roomId}/recordings`)
  return recordingsSchema.parse(await answer.json()).items
}
