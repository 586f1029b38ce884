import { temporary } from './folder.ts'

// Before each file of tests: what runs in it finds a home of its own, and nothing of whoever runs it.
process.env['HOME'] = temporary()
