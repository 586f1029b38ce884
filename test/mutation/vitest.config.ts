import { defineConfig } from 'vitest/config'

// The tests of the gate and the journal that run in one process: what a mutant changes is seen there alone.
export default defineConfig({
  test: {
    include: [
      'test/{approval,grants,scopes,taint}.test.ts',
      'test/{bounds,gate,journal,naming,policy}.*.test.ts',
      'test/{bounds,gate,journal,naming}.test.ts',
    ],
    setupFiles: ['test/canary/verdict.ts', 'test/canary/home.ts'],
    // Those that draw by thousands take seconds for each mutant.
    testNamePattern: '^(?!.*10,000)',
    isolate: false,
    testTimeout: 60_000,
  },
})
