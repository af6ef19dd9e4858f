/** The lengths in minutes that a coffee chat may have (S2); the second is the one offered at first. */
export const chatDurations = [15, 30, 45, 60] as const
export type ChatDuration = (typeof chatDurations)[number]
export const defaultChatDuration: ChatDuration = 30

/** Longest texts, in characters after trimming. The database's checks say the same. */
export const textLimits = {
  name: 80,
  headline: 120,
  bio: 1000,
  interest: 40,
  topic: 120,
  notes: 1000,
  reason: 500,
  message: 500,
} as const

export const interestsLimit = 12
export const passwordLimits = { min: 8, max: 128 } as const

/** For how many days a member may want messages to be kept (T3). */
export const retentionDays = [1, 7, 30, 90, 365] as const

/** How many call messages one page holds (T3). */
export const messagesPageSize = 100

/** The largest file that goes from page to page in a call (T7), in bytes. */
export const callFileBytes = 100 * 1024 * 1024

/** Largest message that a socket may send, in bytes (signaling.md). */
export const socketMessageBytes = 64 * 1024

/** After its end, an accepted chat that nobody began stays joinable this long before it counts as missed (S9). */
export const missedAfterMinutes = 30
