import { expect, type Page } from '@playwright/test'

/** /recordings as a person meets it. */
export function recordingsPage(page: Page) {
  const items = page.getByRole('listitem').filter({ has: page.getByRole('article') })
  const button = (name: string) => items.first().getByRole('button', { name, exact: true })
  return {
    items,
    open: () => page.goto('/recordings'),
    openFromMenu: async (name: string) => {
      await page.getByRole('button', { name: `Account of ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Recordings' }).click()
    },
    cutOffNotice: page.getByText('A recording was cut off.'),
    saveCutOff: page.getByRole('link', { name: 'Save it' }),
    nothing: page.getByRole('heading', { name: 'No recordings yet' }),
    button,
    dialog: page.getByRole('dialog'),
    progress: page.getByRole('progressbar', { name: 'Make a smaller copy' }),
    deleteButton: items.first().getByRole('button', { name: /^Delete avari-call/u }),
    expectWhole: (length: RegExp) => expect(items.first()).toContainText(length, { timeout: 20_000 }),
  }
}
