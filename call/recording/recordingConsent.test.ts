import { expect, test } from 'vitest'
import { settle } from '../fakeClock.ts'
import { setUp, setUpAsked, setUpRecording } from './consentSetUp.ts'

test('one asks, the other agrees, and both see that it runs', async () => {
  const { ada, grace, id, events } = await setUpAsked()
  expect(ada.state().own).toMatchObject({ phase: 'asking', since: null })
  expect(grace.state()).toMatchObject({ asked: { id, phase: 'asked' }, recordedBy: null })
  grace.consent.agree(id)
  expect(grace.state(), 'a second press finds nothing to agree to').toMatchObject({ asked: null })
  await settle()
  expect(ada.state().own).toMatchObject({ phase: 'recording', since: 0 })
  expect(grace.state()).toMatchObject({ asked: null, recordedBy: { id, phase: 'recording', since: 0 } })
  expect(events()).toEqual([['ada ask', 'grace agree', 'ada start']])
})

test('declined, it never begins', async () => {
  const { ada, grace, id, events } = await setUpAsked()
  grace.consent.decline(id)
  expect(grace.state().asked).toBeNull()
  await settle()
  expect(ada.state().own).toMatchObject({ phase: 'ended', ending: 'declined', since: null })
  grace.consent.agree(id)
  grace.consent.withdraw(id)
  await settle()
  expect(events()).toEqual([['ada ask', 'grace decline']])
  ada.consent.dismiss()
  expect(ada.state().own).toBeNull()
})

test('a question can be taken back, and asked again', async () => {
  const { ada, grace } = await setUpAsked()
  ada.consent.stop()
  expect(ada.state().own).toMatchObject({ phase: 'ended', ending: 'cancelled' })
  await settle()
  expect(grace.state().asked).toBeNull()
  ada.consent.ask(true)
  await settle()
  expect(grace.state().asked).toMatchObject({ studio: true })
})

test('a question without an answer lapses after a minute', async () => {
  const { ada, grace, id, pass, events } = await setUpAsked()
  await pass(59_999)
  expect(ada.state().own?.phase).toBe('asking')
  await pass(1)
  expect(ada.state().own).toMatchObject({ phase: 'ended', ending: 'unanswered' })
  expect(grace.state().asked).toBeNull()
  grace.consent.agree(id)
  await settle()
  expect(events()).toEqual([['ada ask', 'ada stop']])
})

test('a question that the server never heard is told apart', async () => {
  const { ada, pass } = await setUp()
  ada.away()
  ada.consent.ask(false)
  await pass(60_000)
  expect(ada.state().own).toMatchObject({ phase: 'ended', ending: 'unheard' })
})

test('the one who agrees too late is in no recording', async () => {
  const { ada, grace, id, channel } = await setUpAsked()
  channel.open = false
  grace.away()
  ada.consent.stop()
  await settle()
  grace.consent.agree(id)
  expect(grace.state().recordedBy).toMatchObject({ phase: 'agreed' })
  await grace.back()
  expect(grace.state()).toMatchObject({ asked: null, recordedBy: null })
  expect(ada.state().own?.ending).toBe('cancelled')
})

test('the recorder stops, and the other one is in no recording any more', async () => {
  const { ada, grace, events } = await setUpRecording()
  ada.consent.stop()
  await settle()
  expect(ada.state().own).toMatchObject({ phase: 'ended', ending: 'stopped' })
  expect(grace.state().recordedBy).toBeNull()
  expect(events()[0]).toEqual(['ada ask', 'grace agree', 'ada start', 'ada stop'])
})

test('nothing begins by what the other page says', async () => {
  const { ada, grace, id } = await setUpAsked()
  for (const action of ['withdraw', 'stop'] as const) {
    grace.consent.hear({ type: 'recording', recordingId: 'unknown', action })
    ada.consent.hear({ type: 'recording', recordingId: 'unknown', action })
  }
  expect(ada.state().own?.phase).toBe('asking')
  ada.consent.hear({ type: 'recording', recordingId: id, action: 'stop' })
  expect(ada.state().own?.phase, 'only a withdrawal is theirs').toBe('asking')
  grace.consent.hear({ type: 'recording', recordingId: id, action: 'withdraw' })
  expect(grace.state().asked?.id, 'only an end is theirs').toBe(id)
})

test('a refusal ends it, with its code; one that passes does not', async () => {
  const { ada, pass } = await setUp()
  ada.wire.refusal = { ok: false, code: 'room/not-registered' }
  ada.consent.ask(false)
  await pass(3_000)
  expect(ada.state().own?.phase).toBe('asking')
  ada.wire.refusal = { ok: false, code: 'room/ended' }
  await pass(1_000)
  expect(ada.state().own).toMatchObject({ phase: 'ended', ending: 'refused', refusal: 'room/ended' })
})

test('what runs is shown, whatever else is asked', async () => {
  const { ada, grace, id, server } = await setUpRecording()
  ada.away()
  server.step('ada', { recordingId: 'another', action: 'ask' })
  expect(grace.state()).toMatchObject({ recordedBy: { id, phase: 'recording' }, asked: { id: 'another' } })
  await ada.back()
  expect(server.recordings.get('another')?.state, 'this page did not begin it').toBe('stopped')
  expect(ada.state().own?.phase).toBe('recording')
})

test('closed, it says and shows nothing more', async () => {
  const { ada, grace, id, pass, events } = await setUpAsked()
  ada.consent.close()
  grace.consent.agree(id)
  await pass(120_000)
  expect(events()).toEqual([['ada ask', 'grace agree']])
})
