import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { openLegacyPage } from './fiveEventClient.ts'
import { expect, test } from './fixtures.ts'
import { meetingPage } from './pages/meetingPage.ts'
import { agreeToRecord, recordingParts } from './pages/recordingParts.ts'
import { momentOf, noteEvent, noteText } from './probe.ts'
import { recordingsOf } from './recordingEvents.ts'

type Answer = { ok: boolean; code?: string }

/** A socket of one's own, which says what no honest page would. */
function openOwnSocket(page: Page, matchId: string) {
  return page.evaluate(async (roomId) => {
    const socket = globalThis.io()
    const { promise, resolve } = Promise.withResolvers<void>()
    socket.on('joined', () => resolve())
    socket.on('connect', () => socket.emit('register', { matchId: roomId }))
    Object.assign(globalThis, { ownSocket: socket })
    await promise
  }, matchId)
}

function say(page: Page, step: { matchId: string; recordingId: string; action: string }) {
  return page.evaluate(
    (payload) =>
      new Promise<Answer>((resolve) => {
        globalThis.ownSocket.emit('recording', payload, resolve)
      }),
    step,
  )
}

declare global {
  var ownSocket: { emit: (name: string, payload: object, acknowledge: (answer: Answer) => void) => void }
}

test('a page that was tampered with can neither agree for the other one nor begin without them', async ({
  pair: { anna, ben, roomId },
  problems,
}) => {
  problems.allow(/favicon\.ico/u)
  await openLegacyPage(anna.page)
  await meetingPage(ben.page).openAndJoin(roomId)
  await openOwnSocket(anna.page, roomId)
  const step = { matchId: roomId, recordingId: randomUUID() }
  const refused = (answer: Answer) => ({ ok: answer.ok, code: answer.code })

  expect((await say(anna.page, { ...step, action: 'start' })).ok).toBe(false)
  expect((await say(anna.page, { ...step, action: 'ask' })).ok).toBe(true)
  const bens = recordingParts(ben.page)
  await expect(bens.question).toBeVisible()
  expect(refused(await say(anna.page, { ...step, action: 'agree' }))).toEqual({
    ok: false,
    code: 'recording/not-yours',
  })
  expect(refused(await say(anna.page, { ...step, action: 'start' }))).toEqual({
    ok: false,
    code: 'recording/not-open',
  })
  await bens.declineButton.click()
  await expect(bens.question).toHaveCount(0)
  await expect
    .poll(async () => {
      const recordings = await recordingsOf(ben.context.request, roomId)
      return recordings.map(({ events }) => events.map(({ action }) => action))
    })
    .toEqual([['ask', 'decline']])
  for (const action of ['agree', 'start', 'withdraw'])
    expect((await say(anna.page, { ...step, action })).ok, action).toBe(false)
  await expect(bens.indicator).toHaveCount(0)
})

test('a withdrawal holds while the server is dead, and is written down when it is back', async ({
  pairAlone: { anna, ben, roomId, kill, restart },
}) => {
  test.setTimeout(90_000)
  const [annaPage, benPage] = [anna.page, ben.page]
  const calls = [meetingPage(annaPage), meetingPage(benPage)] as const
  await Promise.all(calls.map((call) => call.openAndJoin(roomId)))
  await Promise.all(calls.map((call) => call.expectConnected()))
  const { mine, theirs } = await agreeToRecord(annaPage, benPage)
  await theirs.expectRecordedFor(1)

  await kill()
  const told = `${ben.member.name} has stopped the recording`
  await noteText(annaPage, told)
  await noteEvent(benPage, 'pressed', 'click', 'button')
  const download = annaPage.waitForEvent('download')
  await theirs.withdrawButton.click()
  const took = (await momentOf(annaPage, told)) - (await momentOf(benPage, 'pressed'))
  console.log(`withdrawn without the server after ${took.toFixed(0)} ms`)
  expect(took).toBeLessThan(1000)
  await download
  await Promise.all([mine.expectNotRecording(), theirs.expectNotRecording()])

  await restart()
  const actions = async () => {
    const [recording] = await recordingsOf(ben.context.request, roomId)
    return recording?.events.map(
      ({ action, personId }) => `${personId === ben.member.id ? 'Ben' : 'Anna'} ${action}`,
    )
  }
  await expect
    .poll(actions, { timeout: 20_000 })
    .toEqual(['Anna ask', 'Ben agree', 'Anna start', 'Ben withdraw'])
  await Promise.all([mine.expectNotRecording(), theirs.expectNotRecording()])
})
