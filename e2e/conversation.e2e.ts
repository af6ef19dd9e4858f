import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { chatsPage } from './pages/chatsPage.ts'
import { meetingPage } from './pages/meetingPage.ts'

test('typing is told, emoji go in at the caret, and what was said can be read and taken along afterwards', async ({
  pair,
}) => {
  const { anna, ben, roomId } = pair
  const [annaCall, benCall] = [meetingPage(anna.page), meetingPage(ben.page)]
  await Promise.all([annaCall.openAndJoin(roomId), benCall.openAndJoin(roomId)])
  await Promise.all([annaCall.expectConnected(), benCall.expectConnected()])
  await Promise.all([annaCall.openChat(), benCall.openChat()])

  const field = annaCall.panel.getByRole('textbox', { name: 'Message' })
  const typing = benCall.panel.getByText('Anna Able is typing…')
  await field.pressSequentially('Tea or coffee?')
  await expect(typing).toBeVisible()
  for (let step = 0; step < ' or coffee?'.length; step += 1) await field.press('ArrowLeft')
  const emoji = annaCall.panel.getByRole('button', { name: 'Emoji' })
  await emoji.click()
  const picker = annaCall.panel.getByRole('region', { name: 'Emoji' })
  await picker.getByRole('combobox').fill('teacup')
  await picker.getByRole('option').first().click()
  await expect(field).toHaveValue('Tea🍵 or coffee?')
  await anna.page.keyboard.press('Escape')
  await expect(picker).toHaveCount(0)
  await expect(field).toBeFocused()
  await field.press('Enter')
  await expect(benCall.log).toContainText('Tea🍵 or coffee?')
  await expect(typing).toHaveCount(0)

  const longest = '😀'.repeat(500)
  await field.fill(`${longest}and more`)
  await expect(field).toHaveValue(longest)
  await expect(annaCall.panel).toContainText('500 of 500 characters')
  await field.press('Enter')
  await expect(benCall.log).toContainText(longest)
  await expect(annaCall.panel.getByText('sending')).toHaveCount(0)

  await annaCall.hangUp()
  await annaCall.leftForChats()
  await chatsPage(anna.page).open('Upcoming')
  await anna.page.getByRole('button', { name: 'Messages' }).click()
  const dialog = anna.page.getByRole('dialog', { name: 'Messages with Ben' })
  await expect(dialog.getByRole('log')).toContainText('Tea🍵 or coffee?')
  const download = anna.page.waitForEvent('download')
  await dialog.getByRole('link', { name: 'Export Text' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^avari-messages-\d{4}-\d\d-\d\d-ben-bright\.txt$/u)
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^\d\d:\d\d {2}Anna Able: Tea🍵 or coffee\?$/mu)
})
