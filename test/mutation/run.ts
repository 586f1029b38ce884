import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { newer, tools } from '../system/tools.ts'
import { linesOf, sliceOf } from './slice.ts'

// Changes the gate and the journal in small ways, one at a time, and counts how many of the changes a test finds.
// Stryker wants a newer Node and packages of its own, so it works on a copy of the project.

const root = fileURLToPath(new URL('../..', import.meta.url))
const copy = join(root, '.node', 'mutation')
const copied = ['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'README.md', 'mcp.json']
const rooms = ['src', 'tools', 'scripts', 'test']
const stryker = ['@stryker-mutator/core@10.1.1', '@stryker-mutator/vitest-runner@10.1.1']

const report = join(copy, 'report.json')
const Report = z.object({
  files: z.record(
    z.string(),
    z.object({
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.string(),
          location: z.object({ start: z.object({ line: z.number() }) }),
        }),
      ),
    }),
  ),
})

/** In percent. A part of the whole is drawn, so that it may lie below by chance. */
const least = { whole: 80, part: 70 }

const say = (line: string) => void process.stdout.write(`${line}\n`)
const env = { ...process.env, PATH: [dirname(newer.newest), process.env['PATH']].join(delimiter) }

function run(command: string, args: readonly string[], stdio: 'inherit' | 'ignore'): void {
  const { status } = spawnSync(command, args, { cwd: copy, env, stdio: ['ignore', stdio, 'inherit'] })
  if (status !== 0) throw new Error(`${command} ${args[0]} ended with ${status}`)
}

function prepare(): void {
  tools()
  mkdirSync(copy, { recursive: true })
  for (const room of rooms) rmSync(join(copy, room), { recursive: true, force: true })
  for (const name of [...copied, ...rooms]) cpSync(join(root, name), join(copy, name), { recursive: true })
  const wanted = `${readFileSync(join(root, 'package-lock.json'), 'utf8')}\n${stryker.join('\n')}`
  const stamp = join(copy, 'installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  run('npm', ['ci', ...quiet], 'ignore')
  run('npm', ['install', '--no-save', ...quiet, ...stryker], 'ignore')
  writeFileSync(stamp, wanted)
}

const slice = sliceOf(process.argv[2] ?? '1/1')
const mutate = ['src/gate', 'src/journal']
  .flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map(name => `${room}/${name}`),
  )
  .filter(file => file.endsWith('.ts'))
  .sort()
  .flatMap(file => linesOf(file, readFileSync(join(root, file), 'utf8').split('\n').length, slice))

prepare()
const settings = {
  mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What is computed when a module is loaded would need a process for each mutant.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 4_000,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: report },
  // TypeScript 7 has no API by which Stryker could rewrite the paths of a tsconfig.json; ours has none.
  tsconfigFile: 'none.json',
}
rmSync(report, { force: true })
writeFileSync(join(copy, 'stryker.config.json'), JSON.stringify(settings, null, 2))
run('npx', ['stryker', 'run'], 'inherit')

const mutants = Object.entries(Report.parse(JSON.parse(readFileSync(report, 'utf8'))).files)
  .flatMap(([file, { mutants }]) => mutants.map(mutant => ({ ...mutant, file })))
  .filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status))
const found = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout')
for (const { file, location, status, mutatorName, replacement } of mutants)
  if (status === 'Survived' || status === 'NoCoverage')
    say(
      `${file}:${location.start.line} ${status === 'Survived' ? 'not found' : 'not run'}: ${mutatorName} ${replacement?.replaceAll(/\s+/g, ' ').slice(0, 80) ?? ''}`,
    )
const score = (100 * found.length) / mutants.length
const target = slice.of === 1 ? least.whole : least.part
say(
  `${found.length} of ${mutants.length} mutants were found, ${score.toFixed(1)} %, in part ${slice.at} of ${slice.of}. At least ${target} % are wanted, and ${least.whole} % of the whole.`,
)
if (!(score >= target)) process.exitCode = 1
