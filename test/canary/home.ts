import { temporary } from './folder.ts'

/** What runs in the tests finds a home of its own, and nothing of whoever runs them. */
export const home = temporary()
process.env['HOME'] = home
