import { expect, type Page } from '@playwright/test'

/** "More options" of a call and what it leads to. */
export function companyParts(page: Page) {
  const dialog = page.getByRole('dialog')
  const menu = page.getByRole('menu')
  const safetyButton = page.getByRole('button', { name: 'Safety code' })
  const self = {
    dialog,
    menu,
    safetyButton,
    safetyFailed: page.getByRole('alert').filter({ hasText: 'The safety check failed' }).first(),
    safetyCode: dialog.getByRole('list', { name: 'Safety code' }),
    flying: page.locator('[aria-hidden] > span.text-5xl'),
    item: (name: string) =>
      menu.getByRole('menuitem', { name }).or(menu.getByRole('menuitemcheckbox', { name })).first(),

    async openMenu() {
      await page.getByRole('button', { name: 'More options' }).click()
      await expect(menu).toBeVisible()
    },
    async choose(name: string) {
      await self.openMenu()
      await self.item(name).click()
      await expect(menu).toBeHidden()
    },
    async openSafety() {
      await safetyButton.click()
      await expect(dialog).toBeVisible()
    },
    /** The words and the digits as one reads them out. */
    async readSafetyCode() {
      const words = await self.safetyCode.innerText()
      const digits = await dialog.getByText(/^\d{3} \d{3}$/u).innerText()
      return `${words} ${digits}`
    },
  }
  return self
}
