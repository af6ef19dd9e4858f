import { Check, Circle, CircleQuestionMark, Minus, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../../ui/classNames.ts'
import { Spinner } from '../../ui/Spinner.tsx'
import type { CheckId, Outcome, Verdict } from './checks/outcome.ts'
import type { CheckState } from './checks/setupState.ts'
import { figureTexts } from './figureTexts.ts'
import { messages } from './messages.ts'

const looks: Record<Verdict, { icon: ReactNode; look: string }> = {
  good: { icon: <Check />, look: 'bg-accent text-on-accent' },
  warn: { icon: <TriangleAlert />, look: 'bg-crema text-on-crema' },
  failed: { icon: <X />, look: 'bg-danger text-on-danger' },
  neutral: { icon: <Minus />, look: 'bg-sunken text-muted' },
}

const quiet = 'bg-sunken text-muted'
const underWay = {
  waiting: { icon: <Circle />, look: quiet, label: messages.waiting },
  running: { icon: <Spinner />, look: 'bg-accent-soft text-on-accent-soft', label: messages.running },
  asking: { icon: <CircleQuestionMark />, look: 'bg-crema text-on-crema', label: messages.heard },
} as const

function lookOf(state: CheckState) {
  if (state.status !== 'done') return underWay[state.status]
  const { verdict } = state.outcome
  return { ...looks[verdict], label: messages.verdicts[verdict] }
}

type CheckRowProps = {
  id: CheckId
  state: CheckState
  /** What else belongs to it: a picture, a meter, a question. */
  children?: ReactNode
}

/** One check: how it stands, what was measured, and what to do. */
export function CheckRow({ id, state, children }: CheckRowProps) {
  const { name, what, running } = messages.checks[id]
  const { icon, look, label } = lookOf(state)
  return (
    <li data-check={id} className="flex gap-4 py-4 first:pt-0 last:pb-0">
      <span
        className={classNames(
          'mt-0.5 inline-flex size-8 shrink-0 items-center justify-center rounded-full transition-colors [&_svg]:size-4.5',
          look,
        )}
      >
        <span aria-hidden="true" className="contents">
          {icon}
        </span>
        <span className="sr-only">{label}</span>
      </span>
      <div className="grid min-w-0 flex-1 gap-2">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <strong>{name}</strong>
          <span className="text-sm text-muted">{what}</span>
        </p>
        {state.status === 'running' && <p className="text-muted">{running}</p>}
        {state.status === 'done' && <Result outcome={state.outcome} />}
        {children}
      </div>
    </li>
  )
}

function Result({ outcome }: { outcome: Outcome }) {
  const { text, advice } = messages.outcomes[outcome.code]
  const figures = figureTexts(outcome.figures)
  return (
    <>
      <p className={outcome.verdict === 'neutral' ? 'text-muted' : undefined}>{text}</p>
      {figures.length > 0 && (
        <ul aria-label={messages.figures} className="flex flex-wrap gap-1.5">
          {figures.map((figure) => (
            <li
              key={figure}
              className="rounded-full bg-sunken px-2.5 py-0.5 text-sm text-muted tabular-nums [overflow-wrap:anywhere]"
            >
              {figure}
            </li>
          ))}
        </ul>
      )}
      {advice && (
        <p
          className={classNames(
            'rounded-control px-3.5 py-2.5',
            outcome.verdict === 'failed' ? 'bg-danger-soft text-on-danger-soft' : 'bg-crema text-on-crema',
          )}
        >
          {advice}
        </p>
      )}
    </>
  )
}
