import { isInCall } from '../../../../call/callPhase.ts'
import type { Observation } from './observation.ts'

/** Every trouble that the app knows (O6); of several at once the first is shown. */
export const troubleIds = [
  'permission',
  'connection',
  'signaling',
  'nothingArrives',
  'nothingLeaves',
  'noPicture',
  'messages',
  'echo',
  'shareFailed',
  'shareStopped',
  'recordingSpace',
  'recordingFailed',
  'fileTooLarge',
] as const
export type TroubleId = (typeof troubleIds)[number]

export type Rule = {
  /** How long it must hold without a break to be a trouble, in milliseconds. */
  after: number
  holds: (now: Observation, before: Observation) => boolean
  /** What says the same and more. */
  partOf?: TroubleId
}

/** Whether a count of the same connection stood still. */
function stands(
  now: Observation,
  before: Observation,
  count: 'bytesReceived' | 'bytesSent' | 'framesDecoded',
) {
  if (now.phase !== 'connected' || now.linkId !== before.linkId || !now.traffic || !before.traffic)
    return false
  return now.traffic[count] <= before.traffic[count]
}

export const rules: Record<TroubleId, Rule> = {
  permission: {
    after: 0,
    holds: ({ problems }) =>
      problems.some(({ device, code }) => device !== 'screen' && code === 'media/denied'),
  },
  connection: {
    after: 15_000,
    holds: ({ phase }) => phase === 'connecting' || phase === 'reconnecting',
  },
  signaling: {
    after: 2_000,
    holds: ({ phase, signalingOnline }) => isInCall(phase) && !signalingOnline,
  },
  nothingArrives: {
    after: 5_000,
    holds: (now, before) =>
      Boolean(now.peer?.microphoneEnabled || now.peer?.cameraEnabled) && stands(now, before, 'bytesReceived'),
  },
  nothingLeaves: {
    after: 5_000,
    holds: (now, before) => (now.microphoneEnabled || now.cameraEnabled) && stands(now, before, 'bytesSent'),
  },
  noPicture: {
    after: 5_000,
    // A silent microphone sends so seldom (DTX, every 0.4 s) that between two looks nothing may arrive at all.
    partOf: 'nothingArrives',
    holds: (now, before) => now.peer?.cameraEnabled === true && stands(now, before, 'framesDecoded'),
  },
  messages: {
    after: 5_000,
    holds: ({ messages }, before) =>
      messages.failed ||
      (messages.oldestWaiting !== null && messages.oldestWaiting === before.messages.oldestWaiting),
  },
  echo: { after: 4_000, holds: ({ echo }) => echo },
  shareFailed: { after: 0, holds: ({ problems }) => problems.some(({ device }) => device === 'screen') },
  shareStopped: { after: 0, holds: ({ shareEnded, sharing }) => shareEnded && !sharing },
  recordingSpace: { after: 0, holds: ({ recordingProblem }) => recordingProblem === 'no-space' },
  recordingFailed: {
    after: 0,
    holds: ({ recordingProblem }) => recordingProblem !== null && recordingProblem !== 'no-space',
  },
  fileTooLarge: { after: 0, holds: ({ fileTooLarge }) => fileTooLarge },
}
