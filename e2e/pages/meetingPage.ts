import { expect, type Page } from '@playwright/test'
import { decodedFrames, receivedMedia } from '../probe.ts'

export type CallStatus = 'Connecting' | 'Waiting for' | 'Connected' | 'Reconnecting' | 'Call ended'

/** Milliseconds. */
const quietSpell = 900

/** /meeting/<roomId> as a person meets it. */
export function meetingPage(page: Page) {
  const controls = page.getByRole('toolbar', { name: 'Call controls' })
  const toggle = (name: string) => controls.getByRole('button', { name, exact: true })
  const panel = page.getByRole('complementary', { name: 'Chat' })
  const self = {
    controls,
    toggle,
    panel,
    log: panel.getByRole('log'),
    joinButton: page.getByRole('button', { name: 'Join now' }),
    hangUpButton: controls.getByRole('button', { name: 'Hang up' }),
    status: page.getByRole('status'),
    video: (label: string) => page.getByLabel(label, { exact: true }),

    open: (roomId: string) => page.goto(`/meeting/${roomId}`),
    async join() {
      await self.joinButton.click()
      await expect(controls).toBeVisible()
    },
    async openAndJoin(roomId: string) {
      await self.open(roomId)
      await self.join()
    },
    expectStatus: (status: CallStatus) => expect(self.status.filter({ hasText: status })).toBeVisible(),
    async expectConnected() {
      await expect(self.status.filter({ hasText: 'Connected' })).toBeVisible({ timeout: 15_000 })
    },
    /** Frames of the other person are decoded, again and again; a connection that was replaced counts from the beginning. */
    async expectRemoteVideo() {
      for (const _ of [1, 2]) {
        let before = Number.POSITIVE_INFINITY
        const since = async () => {
          const { framesDecoded } = await receivedMedia(page)
          before = Math.min(before, framesDecoded)
          return framesDecoded - before
        }
        await expect.poll(since, { timeout: 15_000, intervals: [100] }).toBeGreaterThan(5)
      }
    },
    /** The microphones beep twice a second, so that the level is above silence now and then. */
    async expectRemoteSound() {
      await expect
        .poll(async () => (await receivedMedia(page)).audioLevel, { timeout: 15_000, intervals: [50] })
        .toBeGreaterThan(0.01)
    },
    async expectMedia() {
      await self.expectRemoteVideo()
      await self.expectRemoteSound()
    },
    async openChat() {
      if ((await toggle('Chat').getAttribute('aria-pressed')) !== 'true') await toggle('Chat').click()
      await expect(panel).toBeVisible()
    },
    async say(text: string) {
      await panel.getByRole('textbox', { name: 'Message' }).fill(text)
      await panel.getByRole('button', { name: 'Send', exact: true }).click()
    },
    hangUp: () => self.hangUpButton.click(),
    leftForChats: () => page.waitForURL(/\/chats/u),

    /** The element itself plays: its picture has a size and what it shows moves on. */
    async expectPlaying(label: string) {
      const shownFrames = () => decodedFrames(self.video(label))
      await expect.poll(shownFrames).toBeGreaterThan(0)
      const before = await shownFrames()
      await expect.poll(shownFrames).toBeGreaterThan(before)
    },
    /** For longer than the fake microphone pauses between two beeps, nothing is heard. */
    async expectRemoteSilence() {
      let before = Number.NEGATIVE_INFINITY
      const rise = async () => {
        const { audioEnergy } = await receivedMedia(page)
        const risen = audioEnergy - before
        before = audioEnergy
        return risen
      }
      await expect.poll(rise, { timeout: 20_000, intervals: [quietSpell] }).toBeLessThan(1e-6)
    },
    expectPeerMuted: (name: string) => expect(page.getByText(`${name} is muted`).first()).toBeVisible(),
    expectPeerCameraOff: (name: string) =>
      expect(page.getByText(`${name}’s camera is off`).first()).toBeVisible(),
    expectPeerLeft: (name: string) => expect(page.getByText(`${name} left the call`)).toBeVisible(),
    expectPeerLost: (name: string) =>
      expect(page.getByText(`${name} lost the connection`)).toBeVisible({ timeout: 20_000 }),
    takenOver: page.getByRole('heading', { name: 'You joined in another tab' }),
    serverAway: page.getByText('The server can’t be reached').first(),
    alert: page.getByRole('alert'),
    retryButton: page.getByRole('button', { name: 'Retry' }),
  }
  return self
}
