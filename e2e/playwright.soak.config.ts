import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

/** Long and repeated rounds, for `npm run test:soak`: too long for every change, run before a release. */
export default defineConfig(config, {
  testMatch: '**/*.soak.ts',
  outputDir: '../test-results/soak',
  timeout: 15 * 60_000,
})
