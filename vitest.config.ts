import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

const elsewhere = [...configDefaults.exclude, 'test/system/**', 'test/long/**']
// The engine counts the work of a module only where it is loaded for that.
const counted = ['test/text.linear.test.ts']

export default defineConfig({
  test: {
    setupFiles: ['test/canary/verdict.ts', 'test/canary/home.ts', 'test/canary/setup.ts'],
    // Half of their time they wait for the servers that they start.
    maxWorkers: availableParallelism() + 1,
    // Far above what any takes: a slow machine fails none.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // The product's modules hold no state, so the files of tests that a process runs share them.
        test: {
          name: 'product',
          include: ['test/**/*.test.ts'],
          exclude: [...elsewhere, ...counted],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'work', include: counted } },
    ],
  },
})
