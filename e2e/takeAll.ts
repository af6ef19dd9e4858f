import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

/** Where the pictures go. */
export const folder = fileURLToPath(new URL('../screenshots/', import.meta.url))
const widths = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const
const themes = ['light', 'dark'] as const

/** A picture of the page as it is, in both themes, on a phone and a desktop. */
export async function takeAll(page: Page, name: string) {
  for (const [size, viewport] of Object.entries(widths))
    for (const colorScheme of themes) {
      await page.setViewportSize(viewport)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // The new theme is on the screen one frame later, its colour transitions end at once.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      await page.screenshot({ animations: 'disabled', path: `${folder}${name}.${size}.${colorScheme}.png` })
    }
  console.log(name)
}
