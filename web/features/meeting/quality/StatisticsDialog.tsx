import { Copy } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import type { CallQuality } from '../../../../call/quality/callQuality.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { describeSample, type Row, tableText } from './describeSample.ts'
import { messages } from './messages.ts'
import { Plot } from './Plot.tsx'
import { plotKinds } from './plots.ts'

/** How the call goes and went: the latest second as a table, the whole of it as plots (C14). */
export function StatisticsDialog({ quality, onClose }: { quality: CallQuality; onClose: () => void }) {
  const { latest, series } = useSyncExternalStore(quality.subscribe, quality.getState)
  const table = latest ? describeSample(latest) : []
  return (
    <Dialog title={messages.title} onClose={onClose}>
      {latest ? <Table rows={table} /> : <p className="text-muted">{messages.measuring}</p>}
      {series.points.length > 0 && (
        <div className="grid gap-5">
          {plotKinds.map((kind) => (
            <Plot key={kind.title} kind={kind} series={series} />
          ))}
        </div>
      )}
      {latest && <CopyButton text={tableText(table)} />}
    </Dialog>
  )
}

function Table({ rows }: { rows: readonly Row[] }) {
  return (
    <table className="w-full text-sm tabular-nums">
      <thead>
        <tr className="text-muted">
          <th scope="col" className="py-1 text-left font-normal">
            {messages.now}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {messages.sent}
          </th>
          <th scope="col" className="py-1 pl-4 text-right font-normal">
            {messages.received}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, sent, received }) => (
          <tr key={label} className="border-t border-line">
            <th scope="row" className="py-1.5 text-left font-semibold">
              {label}
            </th>
            <td colSpan={received === null ? 2 : 1} className="py-1.5 text-right">
              {sent}
            </td>
            {received !== null && <td className="py-1.5 pl-4 text-right">{received}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function CopyButton({ text }: { text: string }) {
  const [outcome, setOutcome] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome(messages.copied)
    } catch {
      setOutcome(messages.copyFailed)
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant="secondary" onClick={() => void copy()}>
        <Copy aria-hidden="true" className="size-5" />
        {messages.copy}
      </Button>
      <p aria-live="polite" className="text-sm text-muted">
        {outcome}
      </p>
    </div>
  )
}
