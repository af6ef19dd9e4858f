import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { QualitySeries } from '../../../../call/quality/qualitySeries.ts'
import { messages } from './messages.ts'
import { clockText, columnsOf, type PlotKind } from './plots.ts'

const height = 110

/** One plot over the call; it follows the series while it is shown. */
export function Plot({ kind, series }: { kind: PlotKind; series: QualitySeries }) {
  const place = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot | null>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const made = new UPlot(optionsOf(kind, element), [[]], element)
    plot.current = made
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }))
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [kind])
  useEffect(() => {
    const { times, columns } = columnsOf(series, kind)
    plot.current?.setData([times, ...columns])
  }, [kind, series])
  return (
    <figure aria-label={messages.overCall(kind.title)}>
      <figcaption className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">
          {kind.title} <span className="font-normal text-muted">({kind.unit})</span>
        </span>
        {kind.lines.length > 1 && (
          <span className="flex gap-3 text-sm text-muted">
            {kind.lines.map(({ label, tone }) => (
              <span key={label} className="flex items-center gap-1.5">
                <span
                  aria-hidden="true"
                  className={
                    tone === 'accent' ? 'h-1 w-4 rounded-full bg-accent' : 'h-1 w-4 rounded-full bg-on-crema'
                  }
                />
                {label}
              </span>
            ))}
          </span>
        )}
      </figcaption>
      <div ref={place} aria-hidden="true" />
    </figure>
  )
}

/** The canvas knows no style sheets: it gets the colours that hold where it stands. */
function optionsOf({ lines }: PlotKind, element: HTMLElement): UPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(`--${name}`) || style.color
  const axis: UPlot.Axis = {
    stroke: colour('muted'),
    font: `12px ${style.fontFamily}`,
    grid: { stroke: colour('line'), width: 1 },
    ticks: { show: false },
  }
  return {
    width: element.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(most * 1.1, 1)] } },
    series: [
      {},
      ...lines.map(({ label, tone }) => ({
        label,
        stroke: colour(tone === 'accent' ? 'accent' : 'on-crema'),
        width: 2,
        points: { show: false },
      })),
    ],
    axes: [
      { ...axis, size: 24, values: (_, seconds) => seconds.map(clockText) },
      { ...axis, size: 44, space: 32 },
    ],
  }
}
