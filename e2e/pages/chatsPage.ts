import { expect, type Page } from '@playwright/test'

export type ChatsTab = 'Upcoming' | 'Requests' | 'Sent' | 'Schedule' | 'Past'

const two = (part: number) => String(part).padStart(2, '0')
/** The day and the time of day that the fields want, in the browser's own zone. */
export function localParts(time: Date) {
  return {
    date: `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`,
    time: `${two(time.getHours())}:${two(time.getMinutes())}`,
  }
}

/** /chats as a person meets it. */
export function chatsPage(page: Page) {
  const tab = (name: ChatsTab) => page.getByRole('tab', { name })
  const self = {
    tab,
    open: (name: ChatsTab = 'Upcoming') => page.goto(`/chats?tab=${name.toLowerCase()}`),
    async show(name: ChatsTab) {
      await tab(name).click()
      await expect(tab(name)).toHaveAttribute('aria-selected', 'true')
    },
    person: page.getByRole('combobox', { name: 'Person' }),
    date: page.getByLabel('Date', { exact: true }),
    time: page.getByLabel('Time', { exact: true }),
    topic: page.getByLabel('Topic', { exact: true }),
    note: page.getByLabel('Note', { exact: true }),
    sendButton: page.getByRole('button', { name: 'Send Request' }),
    acceptButton: page.getByRole('button', { name: 'Accept', exact: true }),
    declineButton: page.getByRole('button', { name: 'Decline', exact: true }),
    joinLink: page
      .getByRole('link', { name: 'Join Video Call' })
      .or(page.getByRole('button', { name: 'Join Video Call' })),
    cancelChat: page.getByRole('button', { name: 'Cancel chat' }),
    cancelRequest: page.getByRole('button', { name: 'Cancel request' }),

    /** Answers the dialog that asks whether one is sure, with a reason where it takes one. */
    async confirm(reason?: string) {
      const dialog = page.getByRole('dialog')
      if (reason) await dialog.getByRole('textbox').fill(reason)
      await dialog.getByRole('button', { name: /^(Decline|Cancel chat)$/u }).click()
      await expect(dialog).toHaveCount(0)
    },
    /** `name` must be the name of one member alone. */
    async choosePerson(name: string) {
      await self.person.click()
      await self.person.fill(name)
      await page.getByRole('option', { name }).click()
    },
    async fillRequest(request: { person: string; when: Date; topic?: string; note?: string }) {
      await self.choosePerson(request.person)
      const { date, time } = localParts(request.when)
      await self.date.fill(date)
      await self.time.fill(time)
      if (request.topic) await self.topic.fill(request.topic)
      if (request.note) await self.note.fill(request.note)
    },
  }
  return self
}
