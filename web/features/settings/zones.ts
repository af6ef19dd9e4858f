import { zonePlace } from '../../ui/dateTime.ts'

const plain = (text: string) => text.toLocaleLowerCase().replaceAll(/[_/]/gu, ' ')

/** Every zone that the browser knows, the given one among them. */
export function allZones(current: string) {
  const zones = Intl.supportedValuesOf('timeZone')
  return zones.includes(current) ? zones : [current, ...zones]
}

/** The zones that fit what was typed: places that begin with it first. At most `limit`, as nobody reads more. */
export function searchZones(zones: readonly string[], typed: string, limit = 60) {
  const words = plain(typed).trim()
  if (!words) return zones.slice(0, limit)
  const begins = (zone: string) => plain(zonePlace(zone)).startsWith(words)
  const found = zones.filter((zone) => plain(zone).includes(words))
  return [...found.filter(begins), ...found.filter((zone) => !begins(zone))].slice(0, limit)
}
