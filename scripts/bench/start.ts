import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { median, type Row } from './row.ts'

const bin = fileURLToPath(new URL('../../dist/deskwarden.js', import.meta.url))
const line = (message: object) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`
const opening =
  line({
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '1' } },
  }) +
  line({ method: 'notifications/initialized' }) +
  line({ id: 2, method: 'tools/list', params: {} })

const answered = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    let seen = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
      if (seen.includes('"id":2')) resolve()
    })
    child.on('exit', () => reject(new Error('The server ended before it answered tools/list.')))
  })

/** CPU time and peak memory of a running process, as Linux accounts them. */
const used = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { cpuMs: (Number(stat[11]) + Number(stat[12])) * 10, peakMiB: Number(peak) / 1024 }
}

async function server() {
  const begin = performance.now()
  const child = spawn(process.execPath, [bin, 'stdio', '--grant', '*:read'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], ZENDESK_SUBDOMAIN: 'acme', ZENDESK_OAUTH_TOKEN: 'x' },
  })
  child.stdin.write(opening)
  await answered(child)
  const wallMs = performance.now() - begin
  const { cpuMs, peakMiB } =
    process.platform === 'linux' && child.pid ? used(child.pid) : { cpuMs: Number.NaN, peakMiB: Number.NaN }
  child.removeAllListeners('exit')
  child.kill('SIGKILL')
  return { wallMs, cpuMs, peakMiB }
}

const bare = () =>
  new Promise<number>(resolve => {
    const begin = performance.now()
    spawn(process.execPath, ['-e', '0']).on('exit', () => resolve(performance.now() - begin))
  })

/** From spawn to the answer to tools/list over stdio, alternating with an empty Node. */
export async function start(runs = 21): Promise<Row[]> {
  const servers = []
  const nodes = []
  for (let run = 0; run < runs; run++) {
    servers.push(await server())
    nodes.push(await bare())
  }
  const part = 'Start'
  const wallMs = median(servers.map(run => run.wallMs))
  return [
    {
      part,
      what: 'to tools/list over stdio, as a multiple of `node -e 0`',
      figure: wallMs / median(nodes),
      unit: '×',
      most: 2.5,
    },
    { part, what: 'the same', figure: wallMs, unit: 'ms' },
    { part, what: 'CPU to tools/list', figure: median(servers.map(run => run.cpuMs)), unit: 'ms', most: 70 },
    {
      part,
      what: 'peak memory after it',
      figure: median(servers.map(run => run.peakMiB)),
      unit: 'MiB',
      most: 60,
    },
  ]
}
