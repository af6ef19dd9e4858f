import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { expect, type Page } from '@playwright/test'

export type GivenFile = { name: string; mimeType: string; buffer: Buffer }

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function dropNewFile(panel: Element, { name, bytes }: { name: string; bytes: number }) {
  const numbers = new Uint32Array(bytes / 4)
  let state = 1
  for (let at = 0; at < numbers.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    numbers[at] = state
  }
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([numbers], name))
  panel.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', numbers))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The files in the chat of a call, as a person meets them. */
export function callFiles(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Chat' })
  const item = (name: string) => panel.getByRole('listitem', { name })
  const press = (label: string, name: string) => item(name).getByRole('button', { name: label }).click()
  return {
    panel,
    item,
    attach: (file: GivenFile) => panel.getByLabel('Attach a file').first().setInputFiles(file),
    /** Drops a file of this size onto the panel, made in the page, and answers the hash of what is in it. */
    drop: (name: string, bytes: number) => panel.evaluate(dropNewFile, { name, bytes }),
    accept: (name: string) => press('Accept', name),
    decline: (name: string) => press('Decline', name),
    cancel: (name: string) => press('Cancel', name),
    /** More than so many per cent of it are through. */
    expectProgress: (name: string, percent: number) =>
      expect
        .poll(async () => Number(await item(name).getByRole('progressbar').getAttribute('value')), {
          intervals: [20],
        })
        .toBeGreaterThan(percent),
    expectStatus: (name: string, text: string | RegExp) =>
      // A machine that is busy answers the call late, and the file gives way to it.
      expect(item(name)).toContainText(text, { timeout: 90_000 }),
    /** Saves a file that has come, and answers its bytes and the name that the browser gives it. */
    async save(name: string) {
      const downloading = page.waitForEvent('download', (saved) => saved.suggestedFilename() === name)
      await press('Save', name)
      const download = await downloading
      const chunks: Buffer[] = []
      for await (const chunk of createReadStream(await download.path())) chunks.push(Buffer.from(chunk))
      return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
    },
  }
}
