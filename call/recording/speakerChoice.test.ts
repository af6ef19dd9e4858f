import { expect, test } from 'vitest'
import { chooseSpeaker, firstSpeaker, type Levels } from './speakerChoice.ts'

const silence: Levels = { local: 0, remote: 0 }
const local: Levels = { local: 0.3, remote: 0.01 }
const remote: Levels = { local: 0.01, remote: 0.3 }
const both: Levels = { local: 0.3, remote: 0.3 }

/** Four looks a second at what is heard. */
const watch = (...heard: Levels[]) =>
  heard.reduce((choice, levels, index) => chooseSpeaker(choice, levels, index * 250), firstSpeaker).front

test.each([
  ['whoever speaks for a second', [local, local, local, local, local], 'local'],
  ['not after a cough', [local, local, silence, silence, silence, silence], 'remote'],
  ['a breath between two words is no end', [local, local, silence, local, local], 'local'],
  ['whoever is interrupted stays', [both, both, both, both, both, both], 'remote'],
  ['and back again', [local, local, local, local, local, remote, remote, remote, remote, remote], 'remote'],
  ['in silence whoever spoke last', [local, local, local, local, local, silence, silence], 'local'],
] as const)('in front is %s', (_, heard, front) => {
  expect(watch(...heard)).toBe(front)
})
