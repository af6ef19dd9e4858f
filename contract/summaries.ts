import { z } from 'zod'
import { idSchema } from './people.ts'

/** Longest call that a summary tells of, in seconds: a day. */
const longestCall = 86_400

const seconds = z.number().int().min(0).max(longestCall)
const milliseconds = z.number().int().min(0).max(60_000).nullable()
const bitrate = z.number().int().min(0).max(1_000_000_000).nullable()

/** Seconds spent at each level of the signal meter, from 0 to 4. */
export const summaryLevels = z.tuple([seconds, seconds, seconds, seconds, seconds])

/** How a call went as one of its two people measured it (C14). It holds no addresses. */
export const callSummarySchema = z.strictObject({
  connectedSeconds: seconds,
  /** There and back. */
  meanRoundTripMs: milliseconds,
  p95RoundTripMs: milliseconds,
  /** Of both directions, 0 to 1. */
  lossRatio: z.number().min(0).max(1).nullable(),
  /** Bits per second. */
  upBitrate: bitrate,
  downBitrate: bitrate,
  /** The one that was used last. */
  path: z.enum(['direct', 'relay']).nullable(),
  levelSeconds: summaryLevels,
})
export type CallSummary = z.infer<typeof callSummarySchema>

const personSummarySchema = callSummarySchema.extend({ personId: idSchema })
export type PersonSummary = z.infer<typeof personSummarySchema>
export const summariesSchema = z.object({ items: z.array(personSummarySchema) })
