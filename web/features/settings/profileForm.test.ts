import { expect, test } from 'vitest'
import type { Me } from '../../../contract/people.ts'
import { messages } from './messages.ts'
import { addInterest, changesOf, formOf } from './profileForm.ts'

const me: Me = {
  id: '11111111-1111-4111-8111-111111111111',
  email: 'maya@example.org',
  name: 'Maya',
  headline: 'Designer',
  bio: '',
  interests: ['type', 'tea'],
  timeZone: 'Europe/Berlin',
  hideAddress: false,
  messageRetentionDays: null,
}

test('only what differs is sent', () => {
  expect(changesOf(formOf(me), me)).toBeUndefined()
  expect(changesOf({ ...formOf(me), headline: ' Designer ', bio: 'Hello ' }, me)).toEqual({ bio: 'Hello' })
  expect(changesOf({ ...formOf(me), interests: ['tea', 'type'] }, me)).toEqual({ interests: ['tea', 'type'] })
})

test('an interest is added once, tidied', () => {
  expect(addInterest(['tea'], '  slow   travel ')).toEqual({ interests: ['tea', 'slow travel'] })
  expect(addInterest(['tea'], 'TEA')).toEqual({ interests: ['tea'] })
  expect(addInterest(['tea'], '  ')).toEqual({ interests: ['tea'] })
})

test('too many interests and too long ones are refused', () => {
  const twelve = Array.from({ length: 12 }, (_, index) => `interest ${index}`)
  expect(addInterest(twelve, 'one more')).toEqual({ interests: twelve, problem: messages.interestsFull })
  expect(addInterest([], 'x'.repeat(41)).problem).toBe(messages.interestLong)
})
