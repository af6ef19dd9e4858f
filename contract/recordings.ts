import { z } from 'zod'
import { idSchema } from './people.ts'
import { recordingActions, recordingStates } from './recordingStates.ts'
import { roomIdSchema } from './rooms.ts'

const instantSchema = z.iso.datetime()

/** One step of a recording's consent, as it was written down: who did what, when, by the server's clock (R4). */
const recordingEventSchema = z.object({
  action: z.enum(recordingActions),
  personId: idSchema,
  at: instantSchema,
})

/** A recording as both people of its room know it. The file itself stays with the recorder unless uploaded. */
const recordingSchema = z.object({
  /** Made by the recorder's page. */
  id: idSchema,
  roomId: roomIdSchema,
  recorderId: idSchema,
  state: z.enum(recordingStates),
  /** Whether each side also keeps its own clean microphone for the recorder (R8); part of what is asked. */
  studio: z.boolean(),
  /** Everything that happened to it, oldest first. */
  events: z.array(recordingEventSchema),
})
export type Recording = z.infer<typeof recordingSchema>
export const recordingsSchema = z.object({ items: z.array(recordingSchema) })

/** Longest file name and media type that an upload may give, in characters. */
const nameLimit = 120
const typeLimit = 100
/** Longest recording, in milliseconds: a day. */
const longestRecording = 86_400_000

/** A whole number as headers say it: digits alone, and few enough to be exact. */
export const digitsSchema = z
  .string()
  .regex(/^\d{1,15}$/u)
  .transform(Number)

/** What an upload's `Upload-Metadata` says besides its bytes (R6). tus sends everything as text. */
export const uploadMetadataSchema = z.object({
  recordingId: idSchema,
  name: z.string().min(1).max(nameLimit),
  type: z
    .string()
    .regex(/^(?:video|audio)\/[\w.+-]+(?:;.*)?$/u)
    .max(typeLimit),
  durationMs: digitsSchema.pipe(z.number().max(longestRecording)),
})
export type UploadMetadata = z.infer<typeof uploadMetadataSchema>

/** A file of a recording that was uploaded (R6), as both people of its room see it. */
const recordingFileSchema = z.object({
  id: idSchema,
  recordingId: idSchema,
  roomId: roomIdSchema,
  ownerId: idSchema,
  name: z.string(),
  type: z.string(),
  sizeBytes: z.number().int(),
  durationMs: z.number().int(),
  /** Whether `GET /api/recording-files/:id/picture` has one. */
  hasPicture: z.boolean(),
  createdAt: instantSchema,
  /** When the retention job deletes it; null where it is kept. */
  expiresAt: instantSchema.nullable(),
})
export type RecordingFile = z.infer<typeof recordingFileSchema>

/** Which files to list: those of one room, or of all of one's rooms; the newest first. */
export const listRecordingFilesSchema = z.object({
  roomId: roomIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
})
export const recordingFilesSchema = z.object({
  items: z.array(recordingFileSchema),
  nextCursor: z.string().nullable(),
})

/** Largest picture of a recording, in bytes. */
export const recordingPictureBytes = 200 * 1024
