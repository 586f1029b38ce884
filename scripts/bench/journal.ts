import { mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { disk } from '../../src/files/disk.ts'
import { type Entry, uncounted } from '../../src/journal/entry.ts'
import { open } from '../../src/journal/journal.ts'
import { verify } from '../../src/journal/verify.ts'
import { median, type Row, rounded } from './row.ts'

const rounds = 9
const appends = 1_500
const many = 100_000

/** An entry as long as the gate's. */
const entry: Entry = {
  event: 'outcome',
  call: '8c1e8a4e-3b1e-4a51-9a1c-2f6e1f0f7a11',
  agent: 'triage-bot',
  client: 'claude-desktop 1.2',
  grant: 'tickets:write',
  tool: 'update_ticket',
  access: 'write',
  resource: 'tickets',
  level: 'write',
  ids: { ticket_id: 4711 },
  decision: 'allowed',
  why: 'allowed by tickets:write',
  outcome: 'done',
  request: '81f5c2aa1c8a4b7e-IAD',
  ms: 134,
  bytes: 2210,
  masked: { email: 2, phone: 1 },
  trace: '4bf92f3577b34da6a3ce929d0e0e4736',
  told: 'triage-bot added an internal note to ticket 4711; allowed by tickets:write.',
}

/** What a record costs a lone caller who waits for it, and how fast a journal is checked. The disk is that of the repository. */
export async function journal(): Promise<Row[]> {
  const folder = mkdtempSync(fileURLToPath(new URL('../../bench/journal-', import.meta.url)))
  const warn = (sentence: string) => {
    throw new Error(sentence)
  }
  const one = open({ folder: `${folder}/one`, fold: uncounted, warn })
  const plain: number[] = []
  const durable: number[] = []
  const bare: number[] = []
  const cpu: number[] = []
  const p99 = async (times: number, work: () => Promise<unknown>) => {
    const took: number[] = []
    for (let at = 0; at < times; at++) {
      const begin = performance.now()
      await work()
      took.push(performance.now() - begin)
    }
    return took.sort((a, b) => a - b)[Math.floor(times * 0.99)] ?? Number.NaN
  }
  const file = await disk.open(`${folder}/bare`, 'create')
  const line = Buffer.from(`${JSON.stringify(entry)}\n`)
  try {
    await p99(appends, () => one.record(entry))
    for (let round = 0; round < rounds; round++) {
      const begin = process.cpuUsage()
      plain.push(await p99(appends, () => one.record(entry)))
      const { user, system } = process.cpuUsage(begin)
      cpu.push((user + system) / appends)
      durable.push(await p99(appends / 2, () => one.record(entry, { durable: true })))
      bare.push(
        await p99(appends / 2, async () => {
          await file.write(line)
          await file.sync()
        }),
      )
    }
    await one.close()
    await file.close()
    return [
      {
        part,
        what: 'append: p99',
        figure: median(plain),
        unit: 'ms',
        most: 2,
        beside: `${rounded(median(cpu))} µs of CPU each`,
      },
      {
        part,
        what: 'append that outlives a power cut: p99',
        figure: median(durable),
        unit: 'ms',
        most: 2,
        beside: `${rounded(median(bare))} ms for a line and its fdatasync alone`,
      },
      {
        part,
        what: 'records verified a second',
        figure: await checked(`${folder}/many`, warn),
        unit: '',
        least: 100_000,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const part = 'Journal'

async function checked(folder: string, warn: (sentence: string) => void): Promise<number> {
  const one = open({ folder, fold: uncounted, warn })
  for (let at = 0; at < many; at += 1_000)
    await Promise.all(Array.from({ length: 1_000 }, () => one.record(entry)))
  await one.close()
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now()
    const { records, problems } = await verify(folder)
    if (records < many || problems.length > 0) throw new Error('The journal is not what was written.')
    rates.push((records / (performance.now() - begin)) * 1_000)
  }
  return median(rates)
}
