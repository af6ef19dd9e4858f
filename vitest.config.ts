import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,call,server,web,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: 'server/db/testCluster.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Each test file has its own process and databases; more files at once than this only make each other slower.
    maxWorkers: 2,
  },
})
