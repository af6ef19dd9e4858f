import { CircleCheck, ClipboardCopy, Stethoscope, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { classNames } from '../../ui/classNames.ts'
import { toast } from '../../ui/toast.ts'
import { CheckList } from './CheckList.tsx'
import { overallVerdict } from './checks/report.ts'
import type { SetupTestState } from './checks/setupState.ts'
import { messages } from './messages.ts'
import { reportText } from './reportText.ts'
import { type ChosenDevices, useSetupTest } from './useSetupTest.ts'

/** /setup: tries everything that a call needs, and says what to do about what does not work (O7). */
export function SetupPage({ chosen }: { chosen: ChosenDevices }) {
  const { test, state, start } = useSetupTest(chosen)
  const { phase } = state
  return (
    <div className="grid max-w-2xl gap-6">
      <header>
        <h1 className="text-3xl font-extrabold sm:text-4xl">{messages.title}</h1>
        <p className="mt-1 text-muted">{messages.text}</p>
      </header>
      <div aria-live="polite" className="empty:hidden">
        {phase === 'finished' && <Overall state={state} />}
      </div>
      <div className="flex flex-wrap gap-3">
        <Button onClick={start} pending={phase === 'running'} className="min-h-13 px-6 text-lg">
          {phase !== 'running' && <Stethoscope aria-hidden="true" className="size-5" />}
          {phase === 'finished' ? messages.again : messages.start}
        </Button>
        {phase === 'finished' && <CopyReport state={state} />}
      </div>
      <CheckList test={test} state={state} />
    </div>
  )
}

function Overall({ state }: { state: SetupTestState }) {
  const verdict = overallVerdict(state)
  const { title, text } = messages.overall[verdict]
  const Icon = verdict === 'good' ? CircleCheck : TriangleAlert
  const looks = {
    good: 'bg-accent-soft text-on-accent-soft',
    warn: 'bg-crema text-on-crema',
    failed: 'bg-danger-soft text-on-danger-soft',
  } as const
  return (
    <div className={classNames('appear flex items-center gap-4 rounded-card p-5', looks[verdict])}>
      <Icon aria-hidden="true" className="size-9 shrink-0" />
      <div>
        <p className="text-xl font-bold">{title}</p>
        <p>{text}</p>
      </div>
    </div>
  )
}

/** Copies the report; where the browser refuses, the report is there to be copied by hand. */
function CopyReport({ state }: { state: SetupTestState }) {
  const [shown, setShown] = useState<string | null>(null)
  const copy = async () => {
    const text = reportText(state, { at: new Date(), userAgent: navigator.userAgent })
    try {
      await navigator.clipboard.writeText(text)
      toast.good(messages.copied)
    } catch {
      toast.bad(messages.copyFailed)
      setShown(text)
    }
  }
  return (
    <>
      <Button variant="secondary" onClick={() => void copy()} className="min-h-13">
        <ClipboardCopy aria-hidden="true" className="size-5" />
        {messages.copy}
      </Button>
      {shown && (
        <Card className="basis-full overflow-x-auto">
          <pre aria-label={messages.report} className="text-sm whitespace-pre-wrap select-all">
            {shown}
          </pre>
        </Card>
      )}
    </>
  )
}
