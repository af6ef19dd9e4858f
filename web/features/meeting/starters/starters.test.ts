import { expect, test } from 'vitest'
import { type Catalog, sharedInterests, startersFor } from './starters.ts'

const catalog: Catalog = {
  subjects: [
    { words: ['art', 'painting'], questions: ['Which picture?', 'Which museum?'] },
    { words: ['bread'], questions: ['Which flour?'] },
  ],
  general: ['A?', 'B?', 'C?', 'D?'],
  shared: (interest) => `You both like ${interest}.`,
  aboutShared: ['How come?'],
}

test('interests are the same whatever their case and spaces, and count once', () => {
  expect(sharedInterests([' Slow  Bread', 'slow bread', 'Chess'], ['SLOW BREAD', 'Go'])).toEqual([
    ' Slow  Bread',
  ])
})

test('what both like comes first, and general questions fill up', () => {
  const people = { mine: ['Modern art', 'Party', 'Bread'], theirs: ['bread', 'modern art', 'party'] }
  expect(startersFor(people, catalog)).toEqual([
    'You both like Modern art. Which picture?',
    'You both like Party. How come?',
    'You both like Bread. Which flour?',
  ])
  expect(startersFor({ mine: ['Bread'], theirs: ['bread'] }, catalog)).toEqual([
    'You both like Bread. Which flour?',
    'A?',
    'B?',
  ])
})

test('the next turn asks something else', () => {
  const people = { mine: ['Painting'], theirs: ['painting'] }
  expect(startersFor(people, catalog, 1)).toEqual(['You both like Painting. Which museum?', 'D?', 'A?'])
  expect(startersFor({ mine: [], theirs: [] }, catalog, 0)).toEqual(['A?', 'B?', 'C?'])
  expect(startersFor({ mine: [], theirs: [] }, catalog, 1)).toEqual(['D?', 'A?', 'B?'])
})
