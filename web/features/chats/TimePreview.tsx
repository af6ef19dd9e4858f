import { dayIn, formatDay, formatSpan, zonePlace, zonesDiffer } from '../../ui/dateTime.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useNow } from '../../ui/useNow.ts'
import type { RequestForm } from './checkRequest.ts'
import { firstName } from './chatView.ts'
import { schedule } from './scheduleMessages.ts'
import { readWallTime } from './wallTime.ts'

/** Under the date and time: which zone they are in, and what they are for the other person. */
export function TimePreview({ form, zone }: { form: RequestForm; zone: string }) {
  const now = useNow()
  const wall = readWallTime(form.date, form.time, zone)
  if (wall.kind === 'incomplete') return <p className="-mt-2 text-sm text-muted">{schedule.zone(zone)}</p>
  if (wall.kind === 'gap') return <Notice>{schedule.problems.gap(wall.next)}</Notice>
  const start = new Date(wall.instant)
  const inZone = (each: string) =>
    `${formatDay(start, each, now)}, ${formatSpan(start, form.durationMinutes, each)}`
  const other = form.person && zonesDiffer(start, zone, form.person.timeZone) ? form.person : undefined
  return (
    <div className="-mt-1 grid gap-2">
      <div className="rounded-control bg-accent-soft px-4 py-3 text-on-accent-soft">
        <p className="font-semibold">{schedule.yours(inZone(zone))}</p>
        {other && (
          <p className="text-sm">
            {schedule.theirs(
              dayIn(start, zone) === dayIn(start, other.timeZone)
                ? formatSpan(start, form.durationMinutes, other.timeZone)
                : inZone(other.timeZone),
              firstName(other.name),
              zonePlace(other.timeZone),
            )}
          </p>
        )}
        <p className="text-sm">{schedule.zone(zone)}</p>
      </div>
      {wall.kind === 'fold' && <Notice>{schedule.fold}</Notice>}
    </div>
  )
}
