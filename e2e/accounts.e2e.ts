import { expect, test } from './fixtures.ts'
import { newAccount } from './members.ts'
import { accountPages } from './pages/accountPages.ts'

test('sign up, sign out, sign in', async ({ visit, problems }) => {
  problems.allow(/401|422|400/u)
  const { page } = await visit()
  const pages = accountPages(page)
  const account = newAccount('Anna Able')
  await pages.signUp(account)
  await page.waitForURL(/\/(chats|people|profile)/u)
  await pages.signOut(account.name)
  await page.goto('/chats')
  await page.waitForURL(/\/sign-in/u)

  await pages.signIn({ ...account, password: 'not the password' })
  await expect(pages.complaint).toBeVisible()
  await expect(pages.email).toHaveValue(account.email)
  await pages.password.fill(account.password)
  await pages.signInButton.click()
  await page.waitForURL(/\/chats/u)
})

test('what is wrong with a new account stands at its field', async ({ visit, join, problems }) => {
  problems.allow(/4\d\d/u)
  const taken = await join('Ben Bright', 1)
  const { page } = await visit()
  const pages = accountPages(page)
  await page.goto('/sign-up')
  await pages.createButton.click()
  await expect(pages.name).toHaveAccessibleDescription('Please tell us your name.')
  await expect(pages.name).toBeFocused()
  await expect(pages.email).toHaveAccessibleDescription(/e-mail address/u)
  await expect(pages.password).toHaveAccessibleDescription(/at least 8/u)
  await expect(page).toHaveURL(/\/sign-up/u)

  await pages.signUp({ ...newAccount('Anna Able'), password: 'short' })
  await expect(pages.password).toHaveAccessibleDescription(/Please choose at least 8/u)
  await pages.signUp({ ...newAccount('Anna Able'), email: taken.member.email })
  await expect(pages.complaint).toBeVisible()
})

test('the profile is changed and found in the directory; oneself is not', async ({ join }) => {
  const [anna, ben] = [await join('Anna Able', 0), await join('Ben Bright', 1)]
  const headline = `Baker of sourdough ${ben.member.id.slice(0, 8)}`
  await ben.page.goto('/profile')
  await ben.page.getByLabel('Headline', { exact: true }).fill(headline)
  await ben.page.getByRole('button', { name: /^Save/u }).click()
  await expect(ben.page.getByText('Your profile is saved.', { exact: true })).toBeVisible()

  await anna.page.goto('/people')
  const search = anna.page.getByRole('searchbox')
  await search.fill(headline)
  await expect(anna.page.getByText(headline)).toBeVisible()
  await search.fill(anna.member.name)
  await expect(anna.page.getByText(headline)).toHaveCount(0)
  await search.fill('nobody has such a name')
  await expect(anna.page.getByText(headline)).toHaveCount(0)
  await expect(
    anna.page
      .getByRole('main')
      .getByText(/no(body| one| members?)/iu)
      .first(),
  ).toBeVisible()
})

test('a session that ends in another tab ends in this one', async ({ join, problems }) => {
  problems.allow(/401/u)
  const { context, page, member } = await join('Anna Able')
  await page.goto('/chats')
  const other = await context.newPage()
  await other.goto('/chats')
  await accountPages(other).signOut(member.name)
  await page.waitForURL(/\/sign-in/u)
})
