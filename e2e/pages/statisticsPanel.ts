import { expect, type Page } from '@playwright/test'

/** The signal meter of a call and the statistics behind it. */
export function statisticsPanel(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Statistics' })
  const cell = (row: string) => dialog.getByRole('row', { name: row }).getByRole('cell').first()
  return {
    dialog,
    meter: page.getByRole('button', { name: /connection: show statistics$/u }),
    plots: dialog.getByRole('figure'),
    copyButton: dialog.getByRole('button', { name: 'Copy' }),
    closeButton: dialog.getByRole('button', { name: 'Close' }),
    /** The first figure of a row, without its unit; NaN while it is not known. */
    figure: async (row: string) => Number.parseFloat((await cell(row).textContent()) ?? ''),
    expectText: (row: string, text: RegExp) => expect(cell(row)).toHaveText(text),
  }
}
