import { expect, test } from 'vitest'
import { weave } from './weave.ts'

const stored = [{ seq: 3 }, { seq: 4 }, { seq: 7 }]
const entry = (name: string, afterSeq: number) => ({ name, afterSeq })

test('entries stand behind the message that they follow, in their order', () => {
  const [one, two, three, four] = [entry('a', 4), entry('b', 7), entry('c', 4), entry('d', 0)]
  expect(weave(stored, [one, two, three, four])).toEqual([
    four,
    { seq: 3 },
    { seq: 4 },
    one,
    three,
    { seq: 7 },
    two,
  ])
})

test('there may be none of either', () => {
  expect(weave(stored, [])).toEqual(stored)
  expect(weave([], [entry('a', 9)])).toEqual([entry('a', 9)])
})
