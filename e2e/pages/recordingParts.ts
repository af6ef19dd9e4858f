import { expect, type Page } from '@playwright/test'
import { meetingPage } from './meetingPage.ts'

function toSeconds(text: string) {
  const [, minutes = 0, seconds = 0] = /(\d\d):(\d\d)/u.exec(text) ?? []
  return Number(minutes) * 60 + Number(seconds)
}

/** What the indicator says at the very moment of the next press, in seconds: on a busy machine some pass before it. */
async function shownAtPress(page: Page, press: () => Promise<void>) {
  const said = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const look = () => resolve(document.querySelector('[aria-label="Time recorded"]')?.textContent ?? '')
        document.addEventListener('click', look, { capture: true, once: true })
      }),
  )
  await press()
  return toSeconds(await said)
}

/** Recording in the call, as both people meet it. */
export function recordingParts(page: Page) {
  const button = meetingPage(page).toggle('Record')
  const indicator = page.getByRole('status').filter({ hasText: /Recording \d\d:\d\d/u })
  const question = page.getByRole('alertdialog')
  const self = {
    button,
    indicator,
    question,
    allowButton: question.getByRole('button', { name: 'Allow', exact: true }),
    declineButton: question.getByRole('button', { name: 'Don’t allow' }),
    /** For the one who is recorded. */
    withdrawButton: page.getByRole('button', { name: 'Stop recording' }),
    cancelButton: page.getByRole('button', { name: 'Cancel', exact: true }),
    saveAgainButton: page.getByRole('button', { name: 'Save again' }),
    options: page.getByRole('dialog', { name: 'Recording options' }),

    ask: () => button.click(),
    expectAsking: (name: string) => expect(page.getByText(`Asking ${name}…`)).toBeVisible(),
    expectRecording: () => expect(indicator).toBeVisible(),
    async expectNotRecording() {
      await expect(indicator).toHaveCount(0)
      await expect(button).toHaveAttribute('aria-pressed', 'false')
    },
    expectTold: (text: string) => expect(page.getByText(text)).toBeVisible(),
    /** What the indicator says, in seconds. */
    recordedSeconds: async () => toSeconds(await indicator.innerText()),
    /** At least so many seconds. */
    expectRecordedFor: (seconds: number) =>
      expect
        .poll(() => self.recordedSeconds(), { timeout: seconds * 1000 + 15_000, intervals: [200] })
        .toBeGreaterThanOrEqual(seconds),
    /** Presses the button, which stops; answers the file that comes of it, and what the indicator said at the press. */
    async stop() {
      const download = page.waitForEvent('download')
      const seconds = await self.pressStop()
      return { download: await download, seconds }
    },
    pressStop: () => shownAtPress(page, () => button.click()),
    /** Takes the consent back; answers what the indicator said at the press. */
    withdraw: () => shownAtPress(page, () => self.withdrawButton.click()),
    /** The whole file as it lies on this device, where a browser's downloads can't be followed. */
    async readKept() {
      await self.expectTold('The recording is saved.')
      const address = await page.evaluate(async () => {
        const root = await navigator.storage.getDirectory()
        const folder = await root.getDirectoryHandle('recordings')
        for await (const handle of folder.values()) {
          if (!(handle instanceof FileSystemFileHandle) || !/\.(?:webm|mp4)$/u.test(handle.name)) continue
          const reader = new FileReader()
          const { promise, resolve } = Promise.withResolvers<void>()
          reader.addEventListener('load', () => resolve())
          reader.readAsDataURL(await handle.getFile())
          await promise
          return typeof reader.result === 'string' ? reader.result : ''
        }
        return ''
      })
      return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
    },
    /** How many files of recordings are on this device, whole or not. */
    keptFiles: () =>
      page.evaluate(async () => {
        const root = await navigator.storage.getDirectory()
        const folder = await root.getDirectoryHandle('recordings', { create: true })
        let count = 0
        for await (const _ of folder.keys()) count += 1
        return count
      }),
  }
  return self
}

/** One asks, the other allows, and both see that it runs. */
export async function agreeToRecord(recorder: Page, recorded: Page) {
  const [mine, theirs] = [recordingParts(recorder), recordingParts(recorded)]
  await mine.ask()
  await theirs.allowButton.click()
  await Promise.all([mine.expectRecording(), theirs.expectRecording()])
  return { mine, theirs }
}
