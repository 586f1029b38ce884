import { defineConfig } from 'vitest/config'

// What takes long and needs no more than `npm ci`: attacks, hostile input, a Zendesk that is gone.
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    setupFiles: ['test/canary/verdict.ts', 'test/canary/home.ts', 'test/canary/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
