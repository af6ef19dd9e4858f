import { describe, expect, test } from 'vitest'
import type { CoffeeChat } from '../../../contract/chats.ts'
import { chipsOf, describeReason, describeTime, isOnNow } from './chatView.ts'

const maya = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Maya Lindqvist',
  headline: 'Product designer',
  bio: '',
  interests: [],
  timeZone: 'America/New_York',
}

function chatWith(change: Partial<CoffeeChat> = {}): CoffeeChat {
  return {
    id: '22222222-2222-4222-8222-222222222222',
    requesterId: maya.id,
    recipientId: '33333333-3333-4333-8333-333333333333',
    scheduledTime: '2026-11-24T15:00:00Z',
    durationMinutes: 30,
    status: 'accepted',
    topic: null,
    notes: null,
    reason: null,
    closedBy: null,
    videoLink: 'room',
    createdAt: '2026-11-20T15:00:00Z',
    updatedAt: '2026-11-20T15:00:00Z',
    other: maya,
    ...change,
  }
}

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`)

describe('the chips', () => {
  test.each([
    ['accepted', '12:00', 'in 3 hours'],
    ['accepted', '14:55', 'On now'],
    ['accepted', '15:29', 'On now'],
    ['accepted', '15:31', '31 minutes ago'],
    ['pending', '14:00', 'in 1 hour'],
    ['declined', '14:00', 'Declined'],
    ['expired', '16:00', 'Not answered in time'],
  ] as const)('%s at %s says %s', (status, time, text) => {
    expect(chipsOf(chatWith({ status }), at(time)).map((chip) => chip.text)).toEqual([text])
  })

  test('a chat is on from five minutes before until its end', () => {
    expect(isOnNow(chatWith(), at('14:54'))).toBe(false)
    expect(isOnNow(chatWith(), at('14:55'))).toBe(true)
    expect(isOnNow(chatWith(), at('15:30'))).toBe(false)
  })
})

describe('the time', () => {
  test('says what it is for the other one, where that differs', () => {
    const { theirs } = describeTime(chatWith(), 'Europe/Berlin', at('10:00'))
    expect(theirs).toMatch(/^10:00.*10:30.*for Maya in New York$/u)
  })

  test('names the other’s day, where that differs', () => {
    const late = chatWith({ scheduledTime: '2026-11-25T02:00:00Z' })
    expect(describeTime(late, 'Europe/Berlin', at('10:00')).theirs).toMatch(/^Today, /u)
  })

  test('says nothing twice', () => {
    expect(describeTime(chatWith(), 'America/Toronto', at('10:00')).theirs).toBeUndefined()
  })
})

test('a reason names who gave it', () => {
  expect(describeReason(chatWith({ reason: 'Ill', closedBy: maya.id }))?.label).toBe('Maya wrote')
  expect(describeReason(chatWith({ reason: 'Ill', closedBy: null }))?.label).toBe('You wrote')
  expect(describeReason(chatWith())).toBeUndefined()
})
