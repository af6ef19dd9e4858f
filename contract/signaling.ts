import { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import { idSchema } from './people.ts'
import type { Recording } from './recordings.ts'
import { recordingActions } from './recordingStates.ts'
import { type CallMessage, postMessageSchema, roomIdSchema } from './rooms.ts'

/** A waiting offer with its candidates, in characters: it must fit into one message. */
export const pendingOfferLimit = 60_000
/** The largest SDP and candidate that are relayed, in characters; both fit the socket's 64 KB with room to spare. */
const sdpLimit = 60_000
const candidateLimit = 4_000

const matchId = roomIdSchema.optional()

const description = <Type extends 'offer' | 'answer'>(type: Type) =>
  z.object({ type: z.literal(type), sdp: z.string().min(1).max(sdpLimit) })

const candidate = z.object({
  candidate: z.string().max(candidateLimit),
  sdpMid: z.string().max(100).nullish(),
  sdpMLineIndex: z.number().int().min(0).max(255).nullish(),
  usernameFragment: z.string().max(256).nullish(),
})

/** Names one page load of a client, so that the other side can tell a reconnect (same) from a reload (another). */
const clientId = z.string().min(1).max(64).optional()

/** Numbers the offers of one page load, rising; an answer carries the number of the offer that it answers. */
const epoch = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional()

/** False in the preview, before "Join now". A client that does not know the field is always ready. */
const ready = z.boolean().optional()

/** One step of a recording's consent (R4). `recordingId` is made by the recorder's page; `studio` is part of the question. */
const recordingStep = z
  .object({
    matchId,
    recordingId: idSchema,
    action: z.enum(recordingActions),
    studio: z.boolean().optional(),
  })
  .refine(({ action, studio }) => action === 'ask' || studio === undefined, { path: ['studio'] })

/**
 * Everything a client may send, by event name (docs/signaling.md). Unknown fields are dropped.
 * `register`, `offer`, `answer`, `ice-candidate` and `call-ended` are the five given events.
 */
export const clientEvents = {
  register: z.object({ matchId: roomIdSchema, clientId, ready }),
  offer: z.object({ offer: description('offer'), matchId, epoch }),
  answer: z.object({ answer: description('answer'), matchId, epoch }),
  'ice-candidate': z.object({
    candidate: z.union([candidate, z.literal(''), z.null()]),
    matchId,
  }),
  'call-ended': z.object({ matchId }),
  recording: recordingStep,
  message: postMessageSchema.extend({ matchId }),
} as const
export type ClientEventName = keyof typeof clientEvents
export type ClientEvent<Name extends ClientEventName> = z.infer<(typeof clientEvents)[Name]>

export type SignalingRole = 'polite' | 'impolite'
/** Why the other one is not there any more: pressed hang up, closed or left the page, or was lost without a word. */
export type PeerLeftReason = 'hung-up' | 'left' | 'lost'

export type SignalingError = { code: ErrorCode; message: string }
/** An offer that was made while nobody was there, with the candidates until now. */
export type PendingOffer = {
  offer: ClientEvent<'offer'>['offer']
  epoch: number
  candidates: ClientEvent<'ice-candidate'>['candidate'][]
}
export type Joined = {
  matchId: string
  role: SignalingRole
  peerPresent: boolean
  peerClientId?: string
  /** Only where the other one is still in the preview. */
  peerReady?: false
  /** Only for a preview beside a page of the same person that has joined: it holds no seat. */
  seated?: false
  /** The other one's offer that waited for us. */
  pending?: PendingOffer
}
export type Acknowledgement<Result> = ({ ok: true } & Result) | ({ ok: false } & SignalingError)

type Relayed<Payload> = Payload & { matchId: string; from: string }

/** Everything the server may send. */
export type ServerToClientEvents = {
  offer: (payload: Relayed<{ offer: ClientEvent<'offer'>['offer']; epoch?: number }>) => void
  answer: (payload: Relayed<{ answer: ClientEvent<'answer'>['answer']; epoch?: number }>) => void
  'ice-candidate': (payload: Relayed<{ candidate: ClientEvent<'ice-candidate'>['candidate'] }>) => void
  'call-ended': (payload: Relayed<object>) => void
  joined: (payload: Joined) => void
  'peer-joined': (payload: { matchId: string; clientId?: string; ready?: false }) => void
  'peer-ready': (payload: { matchId: string }) => void
  'peer-left': (payload: { matchId: string; reason: PeerLeftReason }) => void
  'taken-over': (payload: { matchId: string }) => void
  'preview-replaced': (payload: { matchId: string }) => void
  'room-ended': (payload: { matchId: string }) => void
  'server-shutdown': (payload: Record<string, never>) => void
  'message-posted': (payload: { matchId: string; message: CallMessage }) => void
  'recording-changed': (payload: { matchId: string; recording: Recording }) => void
  'chat-changed': (payload: { chatId: string }) => void
  error: (payload: SignalingError) => void
}

/** What a client sends, as Socket.IO wants it typed. Every event may be acknowledged. */
export type ClientToServerEvents = {
  register: (
    payload: ClientEvent<'register'>,
    acknowledge?: (answer: Acknowledgement<{ joined: Joined }>) => void,
  ) => void
  offer: (payload: ClientEvent<'offer'>, acknowledge?: (answer: Acknowledgement<object>) => void) => void
  answer: (payload: ClientEvent<'answer'>, acknowledge?: (answer: Acknowledgement<object>) => void) => void
  'ice-candidate': (
    payload: ClientEvent<'ice-candidate'>,
    acknowledge?: (answer: Acknowledgement<object>) => void,
  ) => void
  'call-ended': (
    payload: ClientEvent<'call-ended'>,
    acknowledge?: (answer: Acknowledgement<object>) => void,
  ) => void
  message: (
    payload: ClientEvent<'message'>,
    acknowledge?: (answer: Acknowledgement<{ message: CallMessage }>) => void,
  ) => void
  recording: (
    payload: ClientEvent<'recording'>,
    acknowledge?: (answer: Acknowledgement<{ recording: Recording }>) => void,
  ) => void
}
