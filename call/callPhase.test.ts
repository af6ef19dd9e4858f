import { describe, expect, test } from 'vitest'
import { type CallEvent, isInCall, nextPhase } from './callPhase.ts'

const through = (...events: CallEvent[]) => events.reduce(nextPhase, 'idle')

describe('the phases of a call', () => {
  test('lead from the preview to the connection', () => {
    expect(through('prepared')).toBe('preview')
    expect(through('prepared', 'joined')).toBe('waitingForPeer')
    expect(through('prepared', 'joined', 'peer-present')).toBe('connecting')
    expect(through('joined', 'peer-present', 'path-connected')).toBe('connected')
  })

  test('a broken path is reconnecting until it is back or the other one is known to be gone', () => {
    const broken = ['joined', 'peer-present', 'path-connected', 'path-interrupted'] as const
    expect(through(...broken)).toBe('reconnecting')
    expect(through(...broken, 'path-connected')).toBe('connected')
    expect(through(...broken, 'peer-gone')).toBe('waitingForPeer')
    expect(through(...broken, 'peer-present')).toBe('connecting')
  })

  test('a connection that never stood is still connecting when it fails', () => {
    expect(through('joined', 'peer-present', 'path-interrupted')).toBe('connecting')
  })

  test('the path may come back while nobody seems to be there', () => {
    expect(through('joined', 'peer-present', 'peer-gone', 'path-connected')).toBe('connected')
  })

  test('the ends are final', () => {
    const everything: CallEvent[] = [
      'prepared',
      'joined',
      'peer-present',
      'path-connected',
      'ended',
      'failed',
    ]
    for (const event of everything) {
      expect(nextPhase('ended', event)).toBe('ended')
      expect(nextPhase('failed', event)).toBe('failed')
    }
  })

  test('one is in the call between the preview and the end', () => {
    expect((['idle', 'preview', 'ended', 'failed'] as const).filter(isInCall)).toEqual([])
    expect((['waitingForPeer', 'connecting', 'connected', 'reconnecting'] as const).every(isInCall)).toBe(
      true,
    )
  })
})
