import { z } from 'zod'
import { idSchema } from './people.ts'

/** A signed-in session. `user.id` is the member's id. */
export const sessionSchema = z.object({
  user: z.object({ id: idSchema, name: z.string(), email: z.string() }),
  session: z.object({ id: idSchema, expiresAt: z.iso.datetime() }),
})
export type Session = z.infer<typeof sessionSchema>

/** What sign-up and sign-in answer besides the cookie: `token` is for clients that send `Authorization: Bearer`. */
export const signedInSchema = sessionSchema.extend({ token: z.string() })
export type SignedIn = z.infer<typeof signedInSchema>

export const signedOutSchema = z.object({ success: z.literal(true) })
