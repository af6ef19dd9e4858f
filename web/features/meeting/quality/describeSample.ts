import type { QualitySample } from '../../../../call/quality/statsReading.ts'
import { messages } from './messages.ts'

/** One line of the table; `sent` alone where it tells of both directions. */
export type Row = { label: string; sent: string; received: string | null }

const { unknown, units, rows } = messages

function format(value: number | null, unit: string, digits = 0) {
  return value === null ? unknown : `${value.toFixed(digits)} ${unit}`
}

const megabits = (bitrate: number | null) =>
  format(bitrate === null ? null : bitrate / 1_000_000, units.megabits, 2)
const percent = (ratio: number | null) => format(ratio === null ? null : ratio * 100, units.percent, 1)
const picture = ({ width, height }: { width: number | null; height: number | null }) =>
  width === null || height === null ? unknown : `${width} × ${height}`

/** The latest second in words and figures. */
export function describeSample({ up, down, roundTripMs, path, protocol }: QualitySample): Row[] {
  const way = path ? [messages.paths[path], protocol?.toUpperCase()].filter(Boolean).join(', ') : unknown
  return [
    { label: rows.roundTrip, sent: format(roundTripMs, units.milliseconds), received: null },
    { label: rows.path, sent: way, received: null },
    { label: rows.bitrate, sent: megabits(up.bitrate), received: megabits(down.bitrate) },
    { label: rows.loss, sent: percent(up.lossRatio), received: percent(down.lossRatio) },
    { label: rows.picture, sent: picture(up), received: picture(down) },
    {
      label: rows.framesPerSecond,
      sent: format(up.framesPerSecond, units.framesPerSecond),
      received: format(down.framesPerSecond, units.framesPerSecond),
    },
    { label: rows.jitter, sent: unknown, received: format(down.jitterMs, units.milliseconds) },
    {
      label: rows.limitation,
      sent: up.limitation ? messages.limitations[up.limitation] : unknown,
      received: unknown,
    },
  ]
}

/** The table as text, for a message to whoever helps. */
export function tableText(table: readonly Row[]) {
  const lines = table.map(({ label, sent, received }) => [
    label,
    sent,
    ...(received === null ? [] : [received]),
  ])
  return [['', messages.sent, messages.received], ...lines].map((cells) => cells.join('\t')).join('\n')
}
