import { mediaProblem } from '../../../../call/mediaErrors.ts'

/** The checks of one's set-up (O7), in the order in which they are shown. */
export const checkIds = [
  'camera',
  'microphone',
  'speaker',
  'signaling',
  'stun',
  'turnUdp',
  'turnTcp',
  'turnTls',
  'loopback',
] as const
export type CheckId = (typeof checkIds)[number]

/** `neutral`: there is nothing to check, and nothing wrong with that. */
export type Verdict = 'good' | 'warn' | 'failed' | 'neutral'

const deviceProblems = [
  'media/denied',
  'media/not-found',
  'media/in-use',
  'media/insecure-page',
  'media/unsupported',
  'media/unknown',
] as const

export type OutcomeCode =
  | (typeof deviceProblems)[number]
  | 'camera/good'
  | 'camera/slow'
  | 'camera/small'
  | 'camera/dark'
  | 'microphone/heard'
  | 'microphone/silent'
  | 'speaker/heard'
  | 'speaker/not-heard'
  | 'speaker/blocked'
  | 'signaling/good'
  | 'signaling/slow'
  | 'signaling/polling'
  | 'signaling/unreachable'
  | 'ice/unavailable'
  | 'stun/answered'
  | 'stun/silent'
  | 'stun/hidden'
  | 'stun/not-configured'
  | 'turn/relayed'
  | 'turn/partly'
  | 'turn/refused'
  | 'turn/unreachable'
  | 'turn/not-configured'
  | 'loopback/good'
  | 'loopback/poor'
  | 'loopback/no-picture'
  | 'loopback/no-connection'

/** What was measured. Nothing in it names an address, a server or a person. */
export type Figures = {
  device?: string
  width?: number
  height?: number
  framesPerSecond?: number
  /** The loudest moment, in decibels below full scale. */
  decibels?: number
  transport?: 'websocket' | 'polling'
  route?: 'direct' | 'relay'
  /** How many of how many servers answered, where there are several. */
  answered?: number
  asked?: number
  milliseconds?: number
  lossPercent?: number
  kilobitsPerSecond?: number
}

export type Outcome = { verdict: Verdict; code: OutcomeCode; figures: Figures }

export function outcome(verdict: Verdict, code: OutcomeCode, figures: Figures = {}): Outcome {
  return { verdict, code, figures }
}

/** A device that could not be opened, by the failure of getUserMedia. */
export function deviceFailure(device: 'camera' | 'microphone', error: unknown): Outcome {
  const { code } = mediaProblem(device, error)
  return outcome('failed', deviceProblems.find((known) => known === code) ?? 'media/unknown')
}
