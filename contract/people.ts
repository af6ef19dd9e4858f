import { z } from 'zod'
import { interestsLimit, passwordLimits, retentionDays, textLimits } from './limits.ts'

export const idSchema = z.uuid()

function isTimeZone(zone: string) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const timeZoneSchema = z.string().max(64).refine(isTimeZone, 'Not a known time zone')

/** Text without control characters other than line breaks and tabs: PostgreSQL refuses NUL, and none is ever meant. */
export const plainText = z
  .string()
  .refine(
    (text) => !/[^\P{Cc}\t\n\r]/u.test(text) && text.isWellFormed(),
    'Control characters are not allowed',
  )

const name = plainText.trim().min(1).max(textLimits.name)

/** What one member may see of another (P2). */
export const personSchema = z.object({
  id: idSchema,
  name: z.string(),
  headline: z.string(),
  bio: z.string(),
  interests: z.array(z.string()),
  timeZone: z.string(),
})
export type Person = z.infer<typeof personSchema>

/** What a member has set for themselves; nobody else can read it. */
const settingsSchema = z.object({
  /** Calls go through a relay only, so that the other one never learns the own network address (C12). */
  hideAddress: z.boolean(),
  /** How long messages of one's calls are kept; null: until the account ends. The shorter wish of two people holds. */
  messageRetentionDays: z.literal(retentionDays).nullable(),
})
export type Settings = z.infer<typeof settingsSchema>

/** One's own profile and settings. */
export const meSchema = personSchema.extend({ email: z.string(), ...settingsSchema.shape })
export type Me = z.infer<typeof meSchema>

export const updateMeSchema = z
  .object({
    name,
    headline: plainText.trim().max(textLimits.headline),
    bio: plainText.trim().max(textLimits.bio),
    interests: z.array(plainText.trim().min(1).max(textLimits.interest)).max(interestsLimit),
    timeZone: timeZoneSchema,
    ...settingsSchema.shape,
  })
  .partial()
export type UpdateMe = z.input<typeof updateMeSchema>

export const listPeopleSchema = z.object({
  query: plainText.trim().max(100).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
})

export const peoplePageSchema = z.object({ items: z.array(personSchema), nextCursor: z.string().nullable() })

export const signUpSchema = z.object({
  name,
  email: z.email().max(254),
  password: z.string().min(passwordLimits.min).max(passwordLimits.max),
  timeZone: timeZoneSchema.optional(),
})
export const signInSchema = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(passwordLimits.max),
})
