import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores is the machine we promise to run on; label reading and Chromium are heavy.
    maxWorkers: 2,
    // Generous: a shared machine may be ten times slower than it was a minute ago, and no test is about speed.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Polling waits for a fact, not for a time: a busy machine gets the whole of a test's patience.
    expect: { poll: { timeout: 20_000 } },
  },
})
