import { expect, test } from 'vitest'
import { allZones, searchZones } from './zones.ts'

const zones = ['America/New_York', 'Europe/Berlin', 'Europe/York', 'Asia/Yangon']

test('finds by place and by region, places that begin so first', () => {
  expect(searchZones(zones, 'york')).toEqual(['Europe/York', 'America/New_York'])
  expect(searchZones(zones, 'new york')).toEqual(['America/New_York'])
  expect(searchZones(zones, 'europe/b')).toEqual(['Europe/Berlin'])
  expect(searchZones(zones, '')).toEqual(zones)
  expect(searchZones(zones, 'mars')).toEqual([])
})

test('a zone under an older name stays to be chosen', () => {
  expect(allZones('Asia/Somewhere')[0]).toBe('Asia/Somewhere')
  expect(allZones('Europe/Berlin').filter((zone) => zone === 'Europe/Berlin')).toHaveLength(1)
})
