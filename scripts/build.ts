import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { agentsSchema } from '../src/gate/agents.ts'
import { listed } from '../src/listed.ts'
import { licences } from './licences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}dist`

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
// The package's own type is module; these two files are CommonJS, which Node starts faster and can cache.
writeFileSync(`${dist}/package.json`, '{ "type": "commonjs" }\n')

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const

const bundle = await build({
  ...common,
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  metafile: true,
  // The SDK loads ajv at import for answers to elicitation; the light stand-in loads it when one arrives.
  alias: { '@modelcontextprotocol/server/_shims': './src/mcp/shims.ts' },
  define: { DESKWARDEN_LISTED: JSON.stringify(JSON.stringify(listed())) },
})
await build({
  ...common,
  entryPoints: ['src/launch.ts'],
  outfile: 'dist/deskwarden.js',
  banner: { js: '#!/usr/bin/env node' },
})

writeFileSync(`${dist}/agents.schema.json`, `${JSON.stringify(agentsSchema(), null, 2)}\n`)
writeFileSync(`${dist}/THIRD-PARTY-LICENSES.txt`, licences(Object.keys(bundle.metafile.inputs), root))

// V8's code cache holds for the Node that made it; any other ignores it and compiles.
const request = (id: number, method: string, params: object) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`
const opening = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'build', version: '0' },
}
const warmed = spawnSync(
  process.execPath,
  ['--import', 'tsx', `${root}scripts/warm.ts`, 'stdio', '--sandbox', '--grant', '*:read'],
  {
    input: request(1, 'initialize', opening) + request(2, 'tools/list', {}),
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  },
)
if (warmed.status !== 0 || !warmed.stdout.includes('"id":2')) {
  process.stderr.write(`The bundle did not start: ${warmed.stderr}\n`)
  process.exit(1)
}
