import { defineConfig } from '@playwright/test'

/** One worker: a call is two browsers that encode and decode video, which fills two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/end-to-end',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: { trace: { mode: 'retain-on-failure', screenshots: false } },
})
