import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** Where the built page is. */
export const webFolder = join(root, 'dist', 'web')

/** Where Vite finds the page's sources. */
export const viteConfig = join(root, 'web', 'vite.config.ts')
