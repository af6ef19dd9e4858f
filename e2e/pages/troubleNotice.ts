import { expect, type Page } from '@playwright/test'

/** The notice of what is wrong in a call, and the help with everything that can be. */
export function troubleNotice(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Help' })
  const topic = (name: string) => dialog.locator('details').filter({ hasText: name })
  return {
    dialog,
    moreHelp: page.getByRole('button', { name: 'More help' }),
    action: (name: string) => page.getByRole('button', { name, exact: true }),
    dismiss: () => page.getByRole('button', { name: 'Dismiss', exact: true }).click(),
    expectShown: (text: string, timeout = 20_000) => expect(page.getByText(text)).toBeVisible({ timeout }),
    expectGone: (text: string) => expect(page.getByText(text)).toHaveCount(0, { timeout: 20_000 }),
    expectNow: (name: string) => expect(topic(name).getByText('Now')).toBeVisible(),
    expectFine: (name: string) => expect(topic(name).getByText('Nothing noticed')).toBeVisible(),
  }
}
