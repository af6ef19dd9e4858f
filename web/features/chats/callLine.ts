import type { CallSummary } from '../../../contract/summaries.ts'
import { messages } from './messages.ts'

/** How a call went in one line: how long, how well, which way. */
export function describeCall({ connectedSeconds, levelSeconds, path }: CallSummary) {
  const { call } = messages
  const minutes = Math.round(connectedSeconds / 60)
  const length = minutes === 0 ? call.short : messages.minutes(minutes)
  const level = meanLevel(levelSeconds)
  return [length, level !== null && call.levels[level], path && call.paths[path]].filter(Boolean).join(' · ')
}

function meanLevel(levelSeconds: CallSummary['levelSeconds']) {
  const total = levelSeconds.reduce((sum, seconds) => sum + seconds, 0)
  if (total === 0) return null
  const sum = levelSeconds.reduce((weighted, seconds, level) => weighted + seconds * level, 0)
  return ([0, 1, 2, 3, 4] as const)[Math.round(sum / total)] ?? null
}
