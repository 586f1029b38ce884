import { readFileSync } from 'node:fs'
import { bin, desk, settings } from './child.ts'
import { pinned } from './pinned.ts'
import type { Row } from './row.ts'

const rssMiB = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/**
 * What stays of 100,000 calls. A heap breathes, so the lowest of many looks counts: at the second fifth, when everything
 * has been used once and the last minute's calls are remembered, and at the last.
 */
export async function memory(calls = 100_000): Promise<Row[]> {
  if (process.platform !== 'linux') return []
  const account = await desk()
  const server = await pinned([bin, 'stdio', '--grant', '*:read'], '2026-07-28', settings(account.url))
  const looks: number[] = []
  for (let made = 0; made < calls; made += calls / 100) {
    await server.burst(calls / 100, 16)
    looks.push(rssMiB(server.pid))
  }
  await Promise.all([server.stop(), account.stop()])
  const [early, late] = [Math.min(...looks.slice(20, 40)), Math.min(...looks.slice(80))]
  return [
    {
      part: 'Memory',
      what: `growth over ${calls.toLocaleString('en')} calls`,
      figure: late - early,
      unit: 'MiB',
      most: 5,
      beside: `${early.toFixed(1)} MiB, then ${late.toFixed(1)} MiB`,
    },
  ]
}
