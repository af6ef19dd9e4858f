import { z } from 'zod'
import { chatSchema } from './chats.ts'
import { messagesPageSize, textLimits } from './limits.ts'
import { idSchema, personSchema, plainText } from './people.ts'

export const roomIdSchema = plainText.min(1).max(100)

export const roomSchema = z.object({
  roomId: roomIdSchema,
  chat: chatSchema,
  participants: z.array(personSchema),
})
export type Room = z.infer<typeof roomSchema>

/** A stored call message (T3). `seq` rises within a room in the order in which the server took the messages. */
const callMessageSchema = z.object({
  id: idSchema,
  roomId: roomIdSchema,
  userId: idSchema,
  userName: z.string(),
  message: z.string(),
  seq: z.number().int(),
  createdAt: z.iso.datetime(),
})
export type CallMessage = z.infer<typeof callMessageSchema>

/** What a person may say: 1 to 500 characters after trimming (T2). */
export const messageTextSchema = plainText.trim().min(1).max(textLimits.message)

/** Pages go back in time: the cursor of a page leads to the messages before it; `after` asks for those since a `seq`. */
export const listMessagesSchema = z.object({
  limit: z.coerce.number().int().min(1).max(messagesPageSize).default(messagesPageSize),
  cursor: z.string().max(500).optional(),
  after: z.coerce.number().int().min(0).optional(),
})
export const messagesPageSchema = z.object({
  items: z.array(callMessageSchema),
  nextCursor: z.string().nullable(),
})

const iceServerSchema = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
})
export const iceServersSchema = z.object({
  iceServers: z.array(iceServerSchema),
  /** `relay` for a member who hides their address: the page opens its connections with it. */
  iceTransportPolicy: z.enum(['all', 'relay']),
  ttlSeconds: z.number().int(),
})
export type IceServers = z.infer<typeof iceServersSchema>
