import { type CheckId, type Verdict } from './outcome.ts'
import type { SetupTestState } from './setupState.ts'

/** Without these there is no call; whatever else fails, another way may do. */
const vital: readonly CheckId[] = ['camera', 'microphone', 'signaling', 'loopback']

/** What all of it comes to; a check that is neutral or not done says nothing. */
export function overallVerdict({ checks }: Pick<SetupTestState, 'checks'>): Exclude<Verdict, 'neutral'> {
  const bad = Object.entries(checks).flatMap(([id, state]) =>
    state.status === 'done' && (state.outcome.verdict === 'warn' || state.outcome.verdict === 'failed')
      ? [{ id, verdict: state.outcome.verdict }]
      : [],
  )
  if (bad.some(({ id, verdict }) => verdict === 'failed' && vital.some((other) => other === id)))
    return 'failed'
  return bad.length > 0 ? 'warn' : 'good'
}
