import type { QualitySample } from './statsReading.ts'

/** How much picture is sent: 0 all of it, 5 none. Sound is never given up (C14). */
type VideoStep = 0 | 1 | 2 | 3 | 4 | 5
const videoSteps = [0, 1, 2, 3, 4, 5] as const
export const noVideo = 5

/** The room that each step needs, sound included, in bits per second. */
const needs = [1_300_000, 700_000, 400_000, 200_000, 90_000, 0] as const
/** Most that each step sends where the browser does not say what room there is. */
const stepCaps = [2_500_000, 1_200_000, 600_000, 300_000, 150_000, 60_000] as const
export const fullCap = stepCaps[0]
const leastCap = stepCaps[5]

export type Adaptation = {
  step: VideoStep
  /** The picture is sent smaller by at least this, because this machine can't encode more. */
  cpuStep: VideoStep
  /** Most bits per second that all pictures take. */
  cap: number
  /**
   * Seconds in a row: with a picture on its way; the same since the path is there or there again; without room for any
   * picture; of loss, of calm, of a busy processor (negative: of a free one).
   */
  sending: number
  known: number
  starved: number
  lossy: number
  calm: number
  busy: number
  /** Where in the cycle of looking for more room, in seconds. */
  cycle: number
}

export const startOfAdaptation: Adaptation = {
  step: 0,
  cpuStep: 0,
  cap: fullCap,
  sending: 0,
  known: 0,
  starved: 0,
  lossy: 0,
  calm: 0,
  busy: 0,
  cycle: 0,
}

/** A browser's first estimate is a guess; it is worth something after this many seconds of pictures. */
const firstGuess = 3

/** Heavy loss is one that error correction inside the stream no longer hides. */
const heavyLoss = 0.1
const lightLoss = 0.03

/**
 * What to send after one more second of the call. Pure: the caller applies it.
 * Down at once, so that the queue before the narrow place drains and the sound gets through; up as soon as more room is
 * known. A browser learns of more room slowly by itself (8 % a second), but at once when a sender that has been using
 * half of the room is allowed more: then it probes. Hence the cycle while less than everything is sent: half for a
 * second, then three times the estimate.
 */
export function adapt(before: Adaptation, sample: QualitySample): Adaptation {
  const counted = { ...before, ...count(before, sample) }
  const state = { ...counted, cpuStep: cpuStepOf(counted) }
  if (state.busy >= busyPatience || state.busy <= -freePatience) state.busy = 0
  if (state.step === noVideo) return resume(state)
  if (state.known <= firstGuess) return state
  const { availableBitrate } = sample
  return availableBitrate === null ? adaptToLoss(state) : adaptToRoom(state, availableBitrate)
}

/** The path was silent: of its room the browser has a first guess again, and what was lost meanwhile says nothing. */
export function afterSilence(before: Adaptation): Adaptation {
  return { ...before, known: 0, starved: 0, lossy: 0, calm: 0 }
}

function count(before: Adaptation, { up }: QualitySample) {
  const loss = up.lossRatio ?? 0
  const busy = up.limitation === 'cpu'
  return {
    sending: up.width === null ? 0 : before.sending + 1,
    known: up.width === null ? 0 : before.known + 1,
    lossy: loss > heavyLoss ? before.lossy + 1 : 0,
    calm: loss < lightLoss ? before.calm + 1 : 0,
    busy: busy ? Math.max(0, before.busy) + 1 : Math.min(0, before.busy) - 1,
  }
}

/** Seconds until a busy processor gets smaller pictures, and a free one larger ones again. */
const busyPatience = 6
const freePatience = 30

function cpuStepOf({ cpuStep, busy }: Adaptation): VideoStep {
  if (busy >= busyPatience) return cpuStep === 0 ? 1 : 2
  return busy <= -freePatience && cpuStep > 0 ? (cpuStep === 2 ? 1 : 0) : cpuStep
}

/** Seconds of calm after which a picture is tried again, small. */
const resumeAfter = 4

function resume(state: Adaptation): Adaptation {
  if (state.calm < resumeAfter) return state
  return { ...state, step: 4, cap: stepCaps[4], sending: 0, calm: 0, cycle: 0 }
}

const lossPatience = 2
const calmPatience = 4

function adaptToLoss(state: Adaptation): Adaptation {
  if (state.lossy >= lossPatience) return atStep(state, state.step + 1)
  if (state.calm >= calmPatience && state.step > 0) return atStep(state, state.step - 1)
  return state
}

function atStep(state: Adaptation, wanted: number): Adaptation {
  const step = videoSteps[wanted] ?? noVideo
  return { ...state, step, cap: stepCaps[step], lossy: 0, calm: 0 }
}

const within = (cap: number) => Math.round(Math.min(fullCap, Math.max(leastCap, cap)))

/** A step up asks for half as much room again as it needs, lest it be taken back in the next second. */
const margin = 1.5

/** The smallest picture, which stays for a second where there is room for none: the path may just have fallen silent. */
const lastPicture = 4
const starvedPatience = 2

function adaptToRoom(before: Adaptation, room: number): Adaptation {
  const found = videoSteps.find((step) => room >= needs[step]) ?? noVideo
  const state = { ...before, starved: found === noVideo ? before.starved + 1 : 0 }
  const bearable = state.starved > 0 && state.starved < starvedPatience ? lastPicture : found
  if (bearable > state.step || state.starved > 0)
    return { ...state, step: bearable, cap: within(room * 0.6), cycle: 1, calm: 0 }
  const reachable = videoSteps.find((step) => room >= needs[step] * margin) ?? noVideo
  const step = reachable < state.step ? reachable : state.step
  return { ...state, step, ...look(state, step, room) }
}

/** Seconds from one look for more room to the next: three as it is, one at half, then more is allowed (cycle 0). */
const cycleLength = 5

function look({ cap, cycle }: Adaptation, step: VideoStep, room: number) {
  // The last allowance is nearly used up: there is more than was known.
  if (cycle === 0 && cap < fullCap && room >= cap * 0.6) return { cap: within(room * 3), cycle: 0 }
  if (step === 0 && cap >= fullCap) return { cap, cycle: 0 }
  const next = (cycle + 1) % cycleLength
  if (next === cycleLength - 1) return { cap: within(room / 2), cycle: next }
  return { cap: next === 0 ? within(room * 3) : cap, cycle: next }
}
