import { afterAll, expect } from 'vitest'
import { clear } from './folder.ts'
import { leaks } from './leaks.ts'

// Vitest runs this before each file of tests: the first to be registered is the last to run.
afterAll(() => {
  clear()
  expect(leaks(), 'what anybody can read holds a secret').toEqual([])
})
