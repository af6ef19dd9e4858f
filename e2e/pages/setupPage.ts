import { expect, type Page } from '@playwright/test'

export type SetupCheck =
  'camera' | 'microphone' | 'speaker' | 'signaling' | 'stun' | 'turnUdp' | 'turnTcp' | 'turnTls' | 'loopback'

/** /setup as a person meets it. */
export function setupPage(page: Page) {
  const row = (check: SetupCheck) => page.locator(`[data-check="${check}"]`)
  return {
    row,
    open: () => page.goto('/setup'),
    startButton: page.getByRole('button', { name: 'Start the test' }),
    againButton: page.getByRole('button', { name: 'Run it again' }),
    copyButton: page.getByRole('button', { name: 'Copy report' }),
    heard: (answer: 'Yes' | 'No') =>
      row('speaker').getByRole('button', { name: answer, exact: true }).click(),
    /** The test itself listens and measures for some seconds. */
    expectResult: (check: SetupCheck, text: string | RegExp) =>
      expect(row(check)).toContainText(text, { timeout: 30_000 }),
  }
}
