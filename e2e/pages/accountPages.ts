import type { Page } from '@playwright/test'

export type Account = { name: string; email: string; password: string }

/** /sign-up and /sign-in as a person meets them. */
export function accountPages(page: Page) {
  const self = {
    name: page.getByLabel('Name', { exact: true }),
    email: page.getByLabel('Email', { exact: true }),
    password: page.getByLabel('Password', { exact: true }),
    createButton: page.getByRole('button', { name: 'Create account' }),
    signInButton: page.getByRole('button', { name: 'Sign in', exact: true }),

    async signUp(account: Account) {
      await page.goto('/sign-up')
      await self.name.fill(account.name)
      await self.email.fill(account.email)
      await self.password.fill(account.password)
      await self.createButton.click()
    },
    /** What the page says when the server refuses. */
    complaint: page.getByRole('alert'),

    async pressSignOut(name: string) {
      await page.getByRole('button', { name: `Account of ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
    },
    leftForStart: () => page.waitForURL(/\/(sign-in)?$/u),
    async signOut(name: string) {
      await self.pressSignOut(name)
      await self.leftForStart()
    },
    async signIn(account: Account) {
      await page.goto('/sign-in')
      await self.email.fill(account.email)
      await self.password.fill(account.password)
      await self.signInButton.click()
    },
  }
  return self
}
