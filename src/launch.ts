import { createRequire } from 'node:module'
import { join } from 'node:path'
import { run, script } from './script.ts'

// The bin. A code cache made by another Node is rejected by V8 and does no harm.
const file = join(__dirname, 'main.js')
run(script(file), file, createRequire(file))
