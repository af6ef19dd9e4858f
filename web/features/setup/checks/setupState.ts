import type { Clock } from '../../../../call/clock.ts'
import type { OpenCamera } from './camera.ts'
import type { StartGathering } from './gathering.ts'
import type { LoopbackCall, LoopbackWish } from './loopback.ts'
import type { OpenMicrophone } from './microphone.ts'
import type { CheckId, Outcome } from './outcome.ts'
import type { IceAnswer } from './relays.ts'
import type { SignalingPort } from './signaling.ts'

/** `asking`: only the person can tell. */
export type CheckState = { status: 'waiting' | 'running' | 'asking' } | { status: 'done'; outcome: Outcome }

export type SetupTestState = {
  phase: 'idle' | 'running' | 'finished'
  checks: Record<CheckId, CheckState>
  /** Our own picture while the camera is open. */
  cameraStream: MediaStream | null
  /** How loud the microphone is now, from 0 to 1. */
  level: number
}

export type SetupPorts = {
  openCamera: OpenCamera
  openMicrophone: OpenMicrophone
  /** Resolves when the tone is over; rejects where the browser plays nothing. */
  playTone: () => Promise<void>
  signaling: SignalingPort
  iceServers: () => Promise<IceAnswer>
  startGathering: StartGathering
  openLoopback: (wish: LoopbackWish) => LoopbackCall
  clock: Clock
  now: () => number
}

const waiting: CheckState = { status: 'waiting' }

/** Before the start. */
export const idle: SetupTestState = {
  phase: 'idle',
  checks: {
    camera: waiting,
    microphone: waiting,
    speaker: waiting,
    signaling: waiting,
    stun: waiting,
    turnUdp: waiting,
    turnTcp: waiting,
    turnTls: waiting,
    loopback: waiting,
  },
  cameraStream: null,
  level: 0,
}
