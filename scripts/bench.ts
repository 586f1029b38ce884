import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { answers } from './bench/answers.ts'
import { budget } from './bench/budget.ts'
import { catalogue } from './bench/catalogue.ts'
import { choice } from './bench/choice.ts'
import { contract } from './bench/contract.ts'
import { gateCost } from './bench/gate.ts'
import { http } from './bench/http.ts'
import { journal } from './bench/journal.ts'
import { mask } from './bench/mask.ts'
import { memory } from './bench/memory.ts'
import { met, type Row, table } from './bench/row.ts'
import { start } from './bench/start.ts'
import { text } from './bench/text.ts'
import { throughput } from './bench/throughput.ts'

const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  catalogue,
  choice,
  contract,
  answers,
  text,
  start,
  throughput,
  http,
  budget,
  gate: gateCost,
  journal,
  memory,
  mask,
}

// `npm run bench -- start http` measures these alone.
const asked = process.argv.slice(2)
const folder = fileURLToPath(new URL('../bench', import.meta.url))
mkdirSync(folder, { recursive: true })

const rows: Row[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const begin = performance.now()
  rows.push(...(await measure()))
  process.stderr.write(`${name}: ${((performance.now() - begin) / 1000).toFixed(0)} s\n`)
}
process.stdout.write(`${table(rows)}\n`)
writeFileSync(
  `${folder}/results.json`,
  `${JSON.stringify(
    {
      at: new Date().toISOString(),
      node: process.version,
      cores: availableParallelism(),
      rows: rows.map(row => ({ ...row, met: met(row) })),
    },
    null,
    2,
  )}\n`,
)
