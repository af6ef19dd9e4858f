import { expect, test } from 'vitest'
import { chromiumReports } from '../../../../call/quality/recordedReports.ts'
import { readSample } from '../../../../call/quality/statsReading.ts'
import { describeSample, tableText } from './describeSample.ts'

test('says what there is in figures, and what is not known', () => {
  const sample = readSample(chromiumReports.before, chromiumReports.after)
  expect(tableText(describeSample(sample)).split('\n')).toEqual([
    '\tSent\tReceived',
    'Round trip\t1 ms',
    'Path\tDirect, UDP',
    expect.stringMatching(/^Bitrate\t0\.\d\d Mbit\/s\t0\.\d\d Mbit\/s$/u),
    'Packets lost\t0.0 %\t0.0 %',
    'Picture\t480 × 270\t480 × 270',
    expect.stringMatching(/^Frame rate\t\d\d fps\t\d\d fps$/u),
    'Jitter\t–\t1 ms',
    'Held back by\tThe connection\t–',
  ])
  const unknown = describeSample({ ...sample, path: null, protocol: null, roundTripMs: null })
  expect(unknown.slice(0, 2).map(({ sent }) => sent)).toEqual(['–', '–'])
})
