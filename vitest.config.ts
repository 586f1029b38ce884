import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/system/**', '**/node_modules/**'],
    setupFiles: ['test/canary/trap.ts'],
    // vitest keeps one core to itself, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: 20_000,
  },
})
