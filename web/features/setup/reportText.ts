import { checkIds } from './checks/outcome.ts'
import { overallVerdict } from './checks/report.ts'
import type { SetupTestState } from './checks/setupState.ts'
import { figureTexts } from './figureTexts.ts'
import { messages } from './messages.ts'

/** Where and when a test ran. */
export type Surroundings = { at: Date; userAgent: string }

/** The test in plain text, for whoever helps. It names no address, no server and no account. */
export function reportText(state: SetupTestState, { at, userAgent }: Surroundings): string {
  const lines = checkIds.map((id) => {
    const { name } = messages.checks[id]
    const check = state.checks[id]
    if (check.status !== 'done') return `${name}: ${check.status}`
    const { verdict, code, figures } = check.outcome
    const measured = figureTexts(figures)
    return [`${name}: ${verdict} (${code})`, ...measured].join(', ')
  })
  return [
    `Avari set-up test, ${at.toISOString()}`,
    `Browser: ${userAgent}`,
    `Result: ${overallVerdict(state)}`,
    ...lines,
  ].join('\n')
}
