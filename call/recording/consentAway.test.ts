import { expect, test } from 'vitest'
import { settle } from '../fakeClock.ts'
import { setUp, setUpRecording } from './consentSetUp.ts'

test('a withdrawal holds at once without the server, which hears of it later', async () => {
  const { ada, grace, id, events, pass } = await setUpRecording()
  ada.away()
  grace.away()
  grace.consent.withdraw(id)
  expect(ada.state().own).toMatchObject({ phase: 'ended', ending: 'withdrawn' })
  expect(grace.state().recordedBy, 'the recorder has said that it is over').toBeNull()
  await ada.back()
  expect(ada.state().own?.ending, 'what the server knows is older').toBe('withdrawn')
  await grace.back()
  expect(grace.state().recordedBy).toBeNull()
  await pass(30_000)
  expect(events()[0]).toEqual(['ada ask', 'grace agree', 'ada start', 'grace withdraw'])
})

test('where the one who withdrew does not come back, the recorder says the end', async () => {
  const { ada, grace, id, events, pass } = await setUpRecording()
  grace.away()
  grace.consent.withdraw(id)
  await pass(30_000)
  expect(ada.state().own?.ending).toBe('withdrawn')
  expect(events()[0]?.at(-1)).toBe('ada stop')
})

test('a withdrawal that reaches nobody yet is said to be under way', async () => {
  const { ada, grace, id, channel } = await setUpRecording()
  channel.open = false
  grace.away()
  grace.consent.withdraw(id)
  expect(grace.state().recordedBy).toMatchObject({ phase: 'withdrawing' })
  expect(ada.state().own?.phase).toBe('recording')
  await grace.back()
  expect(grace.state().recordedBy).toBeNull()
  expect(ada.state().own?.ending).toBe('withdrawn')
})

test('the recorder stops without the server, too', async () => {
  const { ada, grace, events } = await setUpRecording()
  ada.away()
  ada.consent.stop()
  expect(grace.state().recordedBy).toBeNull()
  await ada.back()
  expect(events()[0]?.at(-1)).toBe('ada stop')
  expect(grace.state().recordedBy).toBeNull()
})

test('an answer that gets lost is asked for again, and counts once', async () => {
  const { ada, grace, pass, events } = await setUp()
  ada.wire.answersLost = true
  ada.consent.ask(false)
  await pass(2_500)
  ada.wire.answersLost = false
  await pass(1_000)
  expect(ada.state().own?.phase).toBe('asking')
  expect(grace.state().asked).not.toBeNull()
  expect(events()).toEqual([['ada ask']])
})

test('a question whose answer gets lost is not refused for being answered already', async () => {
  const { ada, grace, pass, events } = await setUp()
  ada.wire.answersLost = true
  ada.consent.ask(false)
  await settle()
  ada.away()
  grace.consent.agree(grace.state().asked?.id ?? '')
  await settle()
  ada.wire.answersLost = false
  await ada.back()
  await pass(1_000)
  expect(ada.state().own).toMatchObject({ phase: 'recording', ending: null })
  expect(events()).toEqual([['ada ask', 'grace agree', 'ada start']])
})

test('what was said while the server was away is said in order', async () => {
  const { ada, grace, events, pass } = await setUpRecording()
  ada.away()
  ada.consent.stop()
  ada.consent.ask(false)
  await pass(5_000)
  await ada.back()
  expect(events()).toEqual([['ada ask', 'grace agree', 'ada start', 'ada stop'], ['ada ask']])
  expect(grace.state()).toMatchObject({ recordedBy: null, asked: { phase: 'asked' } })
})

test('a reload of the recorded one finds the recording with its time', async () => {
  const { ada, pass, load } = await setUpRecording()
  await pass(72_000)
  const again = load('grace', () => ada.consent)
  await again.back()
  expect(again.state().recordedBy).toMatchObject({ phase: 'recording', since: 0 })
})

test('a reload of the recorder stops what runs no more', async () => {
  const { grace, load, events } = await setUpRecording()
  const again = load('ada', () => grace.consent)
  await again.back()
  expect(again.state().own).toBeNull()
  expect(grace.state().recordedBy).toBeNull()
  expect(events()[0]?.at(-1)).toBe('ada stop')
})

test('a list that could not be fetched is fetched again', async () => {
  const { ada, pass, load } = await setUpRecording()
  const again = load('grace', () => ada.consent)
  again.wire.cut = true
  again.consent.online()
  await pass(1_000)
  again.wire.cut = false
  expect(again.state().recordedBy).toBeNull()
  await pass(2_000)
  expect(again.state().recordedBy).not.toBeNull()
})
