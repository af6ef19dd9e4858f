import { z } from 'zod'
import { chatDurations, defaultChatDuration, textLimits } from './limits.ts'
import { chatStatuses } from './chatStates.ts'
import { idSchema, personSchema, plainText } from './people.ts'
import { callSummarySchema } from './summaries.ts'

const chatTabs = ['upcoming', 'requests', 'sent', 'past'] as const
export type ChatTab = (typeof chatTabs)[number]

const instantSchema = z.iso.datetime()

/** A coffee chat as one of its two people sees it. Times are UTC instants in ISO 8601, lengths are minutes. */
export const chatSchema = z.object({
  id: idSchema,
  requesterId: idSchema,
  recipientId: idSchema,
  scheduledTime: instantSchema,
  durationMinutes: z.number().int(),
  status: z.enum(chatStatuses),
  topic: z.string().nullable(),
  notes: z.string().nullable(),
  /** Why it was declined or cancelled, in that person's words. */
  reason: z.string().nullable(),
  /** Who declined or cancelled it. */
  closedBy: idSchema.nullable(),
  /** The room's id, once accepted. */
  videoLink: z.string().nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** The other person's public profile. */
  other: personSchema,
  /** How the call went, in lists of the tab "past" only: as oneself measured it, else as the other one did. */
  summary: callSummarySchema.nullish(),
  /** Whether something was written in its call, in lists of the tabs "upcoming" and "past" only. */
  hasMessages: z.boolean().optional(),
})
export type CoffeeChat = z.infer<typeof chatSchema>

const optionalText = (limit: number) =>
  plainText
    .trim()
    .max(limit)
    .nullish()
    .transform((text) => text || null)

export const requestChatSchema = z.object({
  recipientId: idSchema,
  scheduledTime: z.iso.datetime({ offset: true }),
  durationMinutes: z.literal(chatDurations).default(defaultChatDuration),
  topic: optionalText(textLimits.topic),
  notes: optionalText(textLimits.notes),
})
export type RequestChat = z.input<typeof requestChatSchema>

export const closeChatSchema = z.object({ reason: optionalText(textLimits.reason) })

export const idempotencyKeySchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\x21-\x7e]+$/u)

export const listChatsSchema = z.object({
  tab: z.enum(chatTabs),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(500).optional(),
})

export const chatsPageSchema = z.object({ items: z.array(chatSchema), nextCursor: z.string().nullable() })
export const acceptedChatSchema = z.object({ chat: chatSchema, roomId: z.string() })
