import { ShieldCheck } from 'lucide-react'
import type { SafetyState } from '../../../../call/safetyCheck.ts'
import type { SafetyCode } from '../../../../call/safetyCode.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { messages } from './messages.ts'

type SafetyDialogProps = { safety: SafetyState; name: string; onConfirm: () => void; onClose: () => void }

/** The code to compare by voice, and what to think of it. */
export function SafetyDialog({ safety, name, onConfirm, onClose }: SafetyDialogProps) {
  const { status, code, verified } = safety
  return (
    <Dialog title={messages.title} onClose={onClose}>
      {status === 'waiting' && <p className="text-muted">{messages.waiting(name)}</p>}
      {status === 'unavailable' && <p className="text-muted">{messages.unavailable}</p>}
      {status === 'failed' && (
        <Notice tone="bad">
          <strong className="block">{messages.failed}</strong>
          {messages.failedText}
        </Notice>
      )}
      {code && (
        <>
          <p>{messages.howTo(name)}</p>
          <Code code={code} />
          <p className="text-sm text-muted">{verified ? messages.verifiedText : messages.differ}</p>
          {verified ? <Verified /> : <Button onClick={onConfirm}>{messages.match}</Button>}
        </>
      )}
    </Dialog>
  )
}

function Verified() {
  return (
    <p className="justify-self-start">
      <Badge tone="accent">
        <ShieldCheck aria-hidden="true" className="size-4" />
        {messages.verified}
      </Badge>
    </p>
  )
}

function Code({ code }: { code: SafetyCode }) {
  return (
    <div className="grid gap-4 rounded-control bg-sunken p-4">
      <ol aria-label={messages.title} className="grid grid-cols-4 gap-2 text-center">
        {code.pictures.map(([picture, word], place) => (
          <li key={`${place} ${word}`} className="grid justify-items-center gap-1">
            <span aria-hidden="true" className="text-4xl/tight">
              {picture}
            </span>
            <span className="text-sm font-semibold">{word}</span>
          </li>
        ))}
      </ol>
      <p className="text-center text-2xl font-bold tracking-widest tabular-nums">
        {code.digits.slice(0, 3)} {code.digits.slice(3)}
      </p>
    </div>
  )
}
