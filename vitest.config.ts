import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores is the machine we promise to run on; label reading and Chromium are heavy.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Polling waits for a fact, not for a time: a busy machine gets the whole of a test's patience.
    expect: { poll: { timeout: 20_000 } },
  },
})
