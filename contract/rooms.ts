import { z } from 'zod'
import { countCharacters } from './characters.ts'
import { chatSchema } from './chats.ts'
import { messagesPageSize, textLimits } from './limits.ts'
import { idSchema, personSchema, plainText, timeZoneSchema } from './people.ts'

export const roomIdSchema = plainText.min(1).max(100)

export const roomSchema = z.object({
  roomId: roomIdSchema,
  chat: chatSchema,
  participants: z.array(personSchema),
  /** Messages are deleted once they are so old; null: they stay until an account ends. */
  messageRetentionDays: z.number().int().nullable(),
})
export type Room = z.infer<typeof roomSchema>

/** A stored call message (T3). `seq` rises within a room in the order in which the server took the messages. */
export const callMessageSchema = z.object({
  id: idSchema,
  roomId: roomIdSchema,
  userId: idSchema,
  userName: z.string(),
  message: z.string(),
  seq: z.number().int(),
  createdAt: z.iso.datetime(),
})
export type CallMessage = z.infer<typeof callMessageSchema>

/** What a person may say: 1 to 500 characters after trimming (T2), counted as the page and the database count them. */
export const messageTextSchema = plainText
  .trim()
  .min(1)
  .refine((text) => countCharacters(text) <= textLimits.message, `At most ${textLimits.message} characters`)

/** A message as its sender makes it: the same id sent again is the same message (T4). */
export const postMessageSchema = z.object({ id: idSchema, message: messageTextSchema })

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

/** All messages of a room as one file: for people, with the dates of `timeZone`, or for programs. */
export const exportMessagesSchema = z.object({
  format: z.enum(['text', 'json']).default('text'),
  timeZone: timeZoneSchema.default('UTC'),
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
