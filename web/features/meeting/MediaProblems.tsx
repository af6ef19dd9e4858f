import { TriangleAlert } from 'lucide-react'
import type { MediaProblem } from '../../../call/mediaErrors.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonStyle } from '../../ui/buttonStyle.ts'
import { platformOf } from './devices/platform.ts'
import { remedyFor } from './devices/remedies.ts'
import { messages } from './messages.ts'

type MediaProblemsProps = {
  problems: readonly MediaProblem[]
  /** Said below the problems. */
  hint?: string
  onRetry: (problems: readonly MediaProblem[]) => void
  onDismiss?: () => void
}

/** Which device failed, how to mend it in this very browser, and a way to try again (C3). */
export function MediaProblems({ problems, hint, onRetry, onDismiss }: MediaProblemsProps) {
  if (problems.length === 0) return null
  const { title, screenTitle, devices: namesOf, retry, dismiss, testSetup } = messages.problems
  const platform = platformOf(navigator.userAgent, navigator.maxTouchPoints)
  // Devices that are to be mended in the same way are named together.
  const remedies = Map.groupBy(problems, (problem) => remedyFor(problem, platform))
  return (
    <div
      role="alert"
      className="grid gap-2 rounded-card border border-danger bg-danger-soft p-4 text-on-danger-soft"
    >
      <p className="flex items-center gap-2 font-bold">
        <TriangleAlert aria-hidden="true" className="size-5 shrink-0" />
        {problems.every(({ device }) => device === 'screen') ? screenTitle : title}
      </p>
      <ul className="grid gap-1">
        {[...remedies].map(([remedy, failed]) => (
          <li key={remedy}>
            <strong>{namesOf(failed.map(({ device }) => device))}:</strong> {remedy}
          </li>
        ))}
      </ul>
      {hint && <p>{hint}</p>}
      <div className="mt-1 flex flex-wrap gap-2">
        <Button variant="secondary" onClick={() => onRetry(problems)}>
          {retry}
        </Button>
        {onDismiss && (
          <Button variant="quiet" onClick={onDismiss}>
            {dismiss}
          </Button>
        )}
        {/* In a new tab: a call may be going on in this one. */}
        <a href="/setup" target="_blank" rel="noreferrer" className={buttonStyle('quiet')}>
          {testSetup}
        </a>
      </div>
    </div>
  )
}
