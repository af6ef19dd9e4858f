import { defineConfig } from 'vitest/config'

/** Long and repeated rounds that need no browser, for `npm run test:soak`. */
export default defineConfig({
  test: {
    include: ['{server,web}/**/*.soak.ts'],
    globalSetup: 'server/db/testCluster.ts',
    testTimeout: 15 * 60_000,
    maxWorkers: 1,
  },
})
