import type { Call } from '../../../../call/call.ts'
import { SafetyCheck } from '../../../../call/safetyCheck.ts'
import type { Room } from '../../../../contract/rooms.ts'

const checks = new WeakMap<Call, SafetyCheck>()

/** The one check of a call: a second one would contradict the commitment of the first. */
export function safetyOf(call: Call, { chat }: Room): SafetyCheck {
  const existing = checks.get(call)
  if (existing) return existing
  const check = new SafetyCheck(call, chat.other.id === chat.requesterId ? 'polite' : 'impolite')
  checks.set(call, check)
  return check
}
