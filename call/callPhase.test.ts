import { expect, test } from 'vitest'
import { type CallFacts, type CallPhase, isInCall, phaseOf } from './callPhase.ts'

const inCall: CallFacts = {
  prepared: true,
  joined: true,
  ended: false,
  failed: false,
  peerReady: true,
  peerAbsent: false,
  path: 'open',
}

test.each<[string, Partial<CallFacts>, CallPhase]>([
  ['nothing has happened', { prepared: false, joined: false }, 'idle'],
  ['a path that is open before the press is none of a call', { joined: false }, 'preview'],
  ['both have joined', {}, 'connected'],
  ['the other one is in the preview', { peerReady: false }, 'waitingForPeer'],
  ['nobody is there', { path: 'none' }, 'waitingForPeer'],
  ['the path is new', { path: 'opening' }, 'connecting'],
  ['the path was there before', { path: 'interrupted' }, 'reconnecting'],
  ['the connection of a path that was there is replaced', { path: 'reopening' }, 'reconnecting'],
  ['only the socket of the other one is gone', { peerAbsent: true }, 'connected'],
  ['the other one is gone with the path', { peerAbsent: true, path: 'interrupted' }, 'waitingForPeer'],
  ['it ended in the preview', { ended: true, joined: false }, 'ended'],
  ['it ended', { ended: true }, 'ended'],
  ['it failed', { failed: true, ended: true }, 'failed'],
])('%s', (_, facts, phase) => {
  expect(phaseOf({ ...inCall, ...facts })).toBe(phase)
})

test('who is in the call is past the preview and not out again', () => {
  const phases = [
    'idle',
    'preview',
    'waitingForPeer',
    'connecting',
    'connected',
    'reconnecting',
    'ended',
    'failed',
  ] as const
  expect(phases.filter(isInCall)).toEqual(['waitingForPeer', 'connecting', 'connected', 'reconnecting'])
})
