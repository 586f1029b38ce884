import { temporary } from './folder.ts'
import './trap.ts'

// Vitest runs this before each file of tests, and what it imports once in each of its processes.

// What runs in the tests finds a home of its own, and nothing of whoever runs them.
process.env['HOME'] = temporary()
