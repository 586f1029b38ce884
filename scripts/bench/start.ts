import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { around, bin } from './child.ts'
import { median, type Row, rounded } from './row.ts'

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

/** CPU time and memory of a running process, as Linux accounts them. */
const used = (pid: number) => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mib = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { cpuMs: (Number(stat[11]) + Number(stat[12])) * 10, mib: mib('VmRSS'), peakMiB: mib('VmHWM') }
}
const nothing = { cpuMs: Number.NaN, mib: Number.NaN, peakMiB: Number.NaN }

async function server() {
  const begin = performance.now()
  const child = spawn(process.execPath, [bin, 'stdio', '--grant', '*:read'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...around, ZENDESK_SUBDOMAIN: 'acme', ZENDESK_OAUTH_TOKEN: 'x' },
  })
  child.stdin.write(opening)
  await answered(child)
  const wallMs = performance.now() - begin
  const usage = process.platform === 'linux' && child.pid ? used(child.pid) : nothing
  child.removeAllListeners('exit')
  child.kill('SIGKILL')
  return { wallMs, ...usage }
}

/** An empty Node, and what it took when it had done nothing. */
const bare = () =>
  new Promise<{ wallMs: number; cpuMs: number; mib: number }>(resolve => {
    const begin = performance.now()
    const script =
      'const m = process.resourceUsage(); console.log((m.userCPUTime + m.systemCPUTime) / 1000, process.memoryUsage.rss() / 2 ** 20)'
    spawn(process.execPath, ['-e', '0']).on('exit', () => {
      const wallMs = performance.now() - begin
      const asked = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
      const [cpuMs = Number.NaN, mib = Number.NaN] = asked.stdout.split(' ').map(Number)
      resolve({ wallMs, cpuMs, mib })
    })
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
      figure: wallMs / median(nodes.map(node => node.wallMs)),
      unit: '×',
      most: 2.5,
    },
    { part, what: 'the same', figure: wallMs, unit: 'ms' },
    {
      part,
      what: 'CPU to tools/list',
      figure: median(servers.map(run => run.cpuMs)),
      unit: 'ms',
      most: 70,
      beside: `${rounded(median(nodes.map(node => node.cpuMs)))} ms for an empty Node`,
    },
    {
      part,
      what: 'memory after it',
      figure: median(servers.map(run => run.mib)),
      unit: 'MiB',
      most: 60,
      beside: `${rounded(median(nodes.map(node => node.mib)))} MiB for an empty Node; ${rounded(median(servers.map(run => run.peakMiB)))} at the peak`,
    },
  ]
}
