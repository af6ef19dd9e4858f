// Made from the database by server/db/generateTypes.ts; change a migration, not this file.
import type { ColumnType } from 'kysely'
import type { ChatStatus } from '../../contract/chatStates.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type CallMessages = {
  id: Generated<string>
  channel_name: string
  user_id: string
  user_name: Generated<string>
  message: string
  seq: Generated<number>
  created_at: Generated<Timestamp>
}

export type CallSummaries = {
  room_id: string
  person_id: string
  connected_seconds: number
  mean_round_trip_ms: number | null
  p95_round_trip_ms: number | null
  loss_ratio: number | null
  up_bitrate: number | null
  down_bitrate: number | null
  path: string | null
  level_seconds: number[]
  updated_at: Generated<Timestamp>
}

export type ChatBookings = {
  chat_id: string
  person_id: string
  during: string
}

export type CoffeeChats = {
  id: Generated<string>
  requester_id: string
  recipient_id: string
  scheduled_time: Timestamp
  duration_minutes: Generated<number>
  ends_at: Generated<Timestamp>
  status: Generated<ChatStatus>
  topic: string | null
  notes: string | null
  reason: string | null
  closed_by: string | null
  video_link: string | null
  idempotency_key: string | null
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export type PersonSettings = {
  person_id: string
  hide_address: Generated<boolean>
  updated_at: Generated<Timestamp>
  message_retention_days: number | null
}

export type Profiles = {
  id: string
  name: string
  headline: Generated<string>
  bio: Generated<string>
  interests: Generated<string[]>
  time_zone: Generated<string>
  created_at: Generated<Timestamp>
  updated_at: Generated<Timestamp>
}

export type RecordingEvents = {
  recording_id: string
  step: Generated<number>
  room_id: string
  person_id: string
  action: string
  studio: boolean | null
  at: Generated<Timestamp>
}

export type RecordingFiles = {
  id: Generated<string>
  recording_id: string
  room_id: string | null
  owner_id: string | null
  name: string
  type: string
  size_bytes: number
  duration_ms: number
  picture: Buffer | null
  state: Generated<string>
  created_at: Generated<Timestamp>
  touched_at: Generated<Timestamp>
  expires_at: Timestamp | null
}

export type VideoRooms = {
  id: Generated<string>
  room_id: Generated<string>
  participants: string[]
  created_by: string
  created_at: Generated<Timestamp>
  started_at: Timestamp | null
  ended_at: Timestamp | null
  occupied_until: Timestamp | null
}

export type AccountsAccount = {
  id: Generated<string>
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Timestamp | null
  refreshTokenExpiresAt: Timestamp | null
  scope: string | null
  password: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export type AccountsSession = {
  id: Generated<string>
  expiresAt: Timestamp
  token: string
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  ipAddress: string | null
  userAgent: string | null
  userId: string
}

export type AccountsUser = {
  id: Generated<string>
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export type AccountsVerification = {
  id: Generated<string>
  identifier: string
  value: string
  expiresAt: Timestamp
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export type DB = {
  call_messages: CallMessages
  call_summaries: CallSummaries
  chat_bookings: ChatBookings
  coffee_chats: CoffeeChats
  person_settings: PersonSettings
  profiles: Profiles
  recording_events: RecordingEvents
  recording_files: RecordingFiles
  video_rooms: VideoRooms
  'accounts.account': AccountsAccount
  'accounts.session': AccountsSession
  'accounts.user': AccountsUser
  'accounts.verification': AccountsVerification
}
