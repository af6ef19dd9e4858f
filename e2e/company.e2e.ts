import type { Page } from '@playwright/test'
import { expect, type Pair, test } from './fixtures.ts'
import { companyParts } from './pages/companyParts.ts'
import { meetingPage } from './pages/meetingPage.ts'

async function connect({ anna, ben, roomId }: Pair) {
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.openAndJoin(roomId), benCall.openAndJoin(roomId)])
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  return { annaCall, benCall, annaParts: companyParts(anna.page), benParts: companyParts(ben.page) }
}

/** Runs in a page before its scripts: counts the locks that keep the screen lit. */
function countWakeLocks() {
  const held = new Set<WakeLockSentinel>()
  Object.assign(globalThis, { heldWakeLocks: held })
  const { wakeLock } = navigator
  const request = wakeLock.request.bind(wakeLock)
  wakeLock.request = async (type) => {
    const lock = await request(type)
    held.add(lock)
    lock.addEventListener('release', () => held.delete(lock))
    return lock
  }
}

declare global {
  var heldWakeLocks: Set<WakeLockSentinel>
}

const heldWakeLocks = (page: Page) => page.evaluate(() => globalThis.heldWakeLocks.size)

test('both see the same safety code, and it is marked once they say so', async ({ pair }) => {
  const { annaParts, benParts } = await connect(pair)
  await Promise.all([annaParts.openSafety(), benParts.openSafety()])
  await expect(annaParts.safetyCode.getByRole('listitem')).toHaveCount(4)
  await expect(benParts.safetyCode.getByRole('listitem')).toHaveCount(4)
  const code = await annaParts.readSafetyCode()
  expect(code).toMatch(/\d{3} \d{3}/u)
  expect(await benParts.readSafetyCode()).toBe(code)
  await annaParts.dialog.getByRole('button', { name: 'They match' }).click()
  await expect(annaParts.dialog.getByText('Verified')).toBeVisible()
  await pair.anna.page.keyboard.press('Escape')
  await expect(annaParts.safetyButton).toContainText('Verified')

  await pair.ben.page.reload()
  await meetingPage(pair.ben.page).expectConnected()
  await expect(annaParts.safetyButton).not.toContainText('Verified')
  await annaParts.openSafety()
  await expect(annaParts.safetyCode.getByRole('listitem')).toHaveCount(4)
  expect(await annaParts.readSafetyCode()).not.toBe(code)
})

test('a raised hand and reactions reach the other one', async ({ pair: { anna, ben, roomId } }) => {
  await ben.page.emulateMedia({ reducedMotion: 'reduce' })
  const { annaParts, benParts } = await connect({ anna, ben, roomId })
  await annaParts.choose('Raise hand')
  await expect(ben.page.getByText(`${anna.member.name} raised their hand`)).toBeVisible()
  await anna.page.getByRole('button', { name: 'Lower it' }).click()
  await expect(ben.page.getByText(`${anna.member.name} raised their hand`)).toHaveCount(0)

  await annaParts.openMenu()
  for (const _ of Array(9).keys()) await annaParts.item('Applause').click()
  await expect(ben.page.getByText(`${anna.member.name}: Applause`)).toBeAttached()
  await expect(benParts.flying.first()).toBeVisible()
  expect(await benParts.flying.count(), 'no more than the gate lets through').toBeLessThan(9)
  await expect(annaParts.flying).toHaveCount(0)
  await expect(benParts.flying).toHaveCount(0)
})

test('the call obeys the keyboard, and not while somebody types', async ({ pair }) => {
  const { annaCall, benCall, annaParts } = await connect(pair)
  const { keyboard } = pair.anna.page
  await keyboard.press('m')
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'true')
  await benCall.expectPeerMuted(pair.anna.member.name)
  await keyboard.down(' ')
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'false')
  await keyboard.up(' ')
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'true')
  await keyboard.press('v')
  await expect(annaCall.toggle('Turn camera off')).toHaveAttribute('aria-pressed', 'true')
  await keyboard.press('h')
  await expect(pair.ben.page.getByText(`${pair.anna.member.name} raised their hand`)).toBeVisible()
  await keyboard.press('?')
  await expect(annaParts.dialog).toContainText('Keyboard shortcuts')
  await keyboard.press('m')
  await keyboard.press('Escape')
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'true')

  await keyboard.press('c')
  const field = annaCall.panel.getByRole('textbox', { name: 'Message' })
  await expect(field).toBeFocused()
  await keyboard.type('mvh? c')
  await expect(field).toHaveValue('mvh? c')
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'true')
  await expect(annaCall.panel).toBeVisible()
})

test('the screen stays lit, fills the picture and lets the call float', async ({ pair }) => {
  const { anna } = pair
  await anna.context.addInitScript(countWakeLocks)
  const { annaCall, annaParts } = await connect(pair)
  await expect.poll(() => heldWakeLocks(anna.page)).toBe(1)

  await anna.page.keyboard.press('f')
  await expect.poll(() => anna.page.evaluate(() => document.fullscreenElement !== null)).toBe(true)
  await anna.page.keyboard.press('f')
  await expect.poll(() => anna.page.evaluate(() => document.fullscreenElement !== null)).toBe(false)

  const opened = anna.context.waitForEvent('page')
  await annaParts.choose('Floating window')
  const floating = await opened
  await expect(floating.getByLabel(`${pair.ben.member.name}'s video`)).toBeVisible()
  await floating.getByRole('button', { name: 'Mute', exact: true }).click()
  await expect(annaCall.toggle('Mute')).toHaveAttribute('aria-pressed', 'true')
  await floating.close()
  await annaParts.openMenu()
  await expect(annaParts.item('Floating window')).not.toBeChecked()
  await anna.page.keyboard.press('Escape')

  await annaCall.hangUp()
  await annaCall.leftForChats()
  await expect.poll(() => heldWakeLocks(anna.page)).toBe(0)
})

test('the agreed end is announced by the clock of the server', async ({ pair }) => {
  const { anna, roomId } = pair
  const answer = await anna.context.request.get(`/api/rooms/${roomId}`)
  const { chat } = await answer.json()
  const end = Date.parse(chat.scheduledTime) + chat.durationMinutes * 60_000
  const date = new Date(end - 5 * 60_000 + 2_000).toUTCString()
  await anna.page.route('**/healthz', (route) => route.fulfill({ headers: { date } }))
  const call = meetingPage(anna.page)
  await call.openAndJoin(roomId)
  await expect(anna.page.getByText('Five more minutes until your agreed end.')).toBeVisible()
  await anna.page.getByRole('button', { name: 'Got it' }).click()
  await expect(anna.page.getByText('Five more minutes')).toHaveCount(0)
})
