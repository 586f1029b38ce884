import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { cacheOf, run, script } from '../src/script.ts'

// Runs the bundle through a start (the build feeds it the requests), then keeps what V8 compiled for the launcher to reuse.
const file = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const compiled = script(file)
process.on('exit', () => writeFileSync(cacheOf(file), compiled.createCachedData()))
run(compiled, file, createRequire(file))
