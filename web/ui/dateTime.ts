/** The page's words are English; a reader's own English decides on 15:00 or 3:00 pm. */
const preferred = typeof navigator === 'undefined' ? 'en-GB' : navigator.language
const pageLocale = /^en\b/u.test(preferred) ? preferred : 'en-GB'

const minute = 60_000

function formatIn(zone: string, options: Intl.DateTimeFormatOptions, locale: string) {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
}

/** The hour and minute of an instant in a zone: "15:00". */
export function formatClock(instant: Date, zone: string, locale = pageLocale) {
  return formatIn(zone, { hour: 'numeric', minute: '2-digit' }, locale).format(instant)
}

/** The day of an instant in a zone, as year-month-day. */
export function dayIn(instant: Date, zone: string) {
  return formatIn(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(instant)
}

/** "Today", "Tomorrow", "Yesterday", or the date, with the year where it is not this one. */
export function formatDay(instant: Date, zone: string, now: Date, locale = pageLocale) {
  const days = daysBetween(dayIn(now, zone), dayIn(instant, zone))
  if (Math.abs(days) <= 1) {
    const word = new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(days, 'day')
    return word.charAt(0).toUpperCase() + word.slice(1)
  }
  const sameYear = dayIn(now, zone).slice(0, 4) === dayIn(instant, zone).slice(0, 4)
  return formatIn(
    zone,
    { weekday: 'short', day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) },
    locale,
  ).format(instant)
}

/** The whole number of days from one year-month-day to another. */
function daysBetween(from: string, to: string) {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / (24 * 60 * minute))
}

/** From when to when: "15:00 – 15:30". `durationMinutes` is elapsed time, so a clock change in between shows. */
export function formatSpan(start: Date, durationMinutes: number, zone: string, locale = pageLocale) {
  return formatIn(zone, { hour: 'numeric', minute: '2-digit' }, locale).formatRange(
    start,
    new Date(start.getTime() + durationMinutes * minute),
  )
}

/** How far away an instant is: "in 5 minutes", "in 3 hours", "2 days ago". */
export function formatRelative(instant: Date, now: Date) {
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' })
  const minutes = Math.round((instant.getTime() - now.getTime()) / minute)
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  if (Math.abs(hours) < 36) return format.format(hours, 'hour')
  return format.format(Math.round(hours / 24), 'day')
}

/** Whether two zones show different times at that instant. */
export function zonesDiffer(instant: Date, one: string, other: string) {
  const wall = (zone: string) => dayIn(instant, zone) + formatClock(instant, zone, 'en-GB')
  return wall(one) !== wall(other)
}

/** The place that a zone is named after: "New York" for America/New_York. */
export function zonePlace(zone: string) {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** The zone that this browser is set to. */
export function browserZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
