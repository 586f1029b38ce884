import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { policySchema } from '../src/gate/policy/words.ts'
import { listed } from '../src/house/listed.ts'
import { licences } from './licences.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = `${root}dist`

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist)
// The package's own type is module; these two files are CommonJS, which Node starts faster and can cache.
writeFileSync(`${dist}/package.json`, '{ "type": "commonjs" }\n')

/** zod's messages in fifty languages, of which ours is one. */
const english: Plugin = {
  name: 'english',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
    })),
}

/** What few runs need is a file of its own, read when it is asked for: every start reads and keeps main.js whole. */
const apart = {
  sandbox: [
    /\/sandbox\/(sandbox|seed)\.ts$/,
    "export * from './src/sandbox/sandbox.ts'; export * from './src/sandbox/seed.ts'",
  ],
  undici: [/^undici$/, "export * from 'undici'"],
  oauth: [/^oauth4webapi$/, "export * from 'oauth4webapi'"],
  html: [/^htmlparser2$/, "export { Tokenizer } from 'htmlparser2'"],
  masking: [/\/mask\/masking\.ts$/, "export * from './src/answers/mask/masking.ts'"],
  numbers: [/^\.\/numbers\.ts$/, "export * from './src/answers/mask/numbers.ts'"],
  phones: [/^libphonenumber-js\/min$/, "export * from 'libphonenumber-js/min'"],
  // What is imported as its default has to be the whole of a CommonJS module.
  open: [/^open$/, "module.exports = require('open').default"],
} as const
const elsewhere: Plugin = {
  name: 'elsewhere',
  setup({ onResolve }) {
    for (const [name, [filter]] of Object.entries(apart))
      onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${name}.js`, external: true } : undefined,
      )
  },
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // Names stay as they are written: errors are called by them, and keepNames would pay for that at every start.
  minifyWhitespace: true,
  minifySyntax: true,
  // require() where import() would first start Node's loader of modules.
  supported: { 'dynamic-import': false },
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} as const

const main = await build({
  ...common,
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  // A native module, and an optional one.
  external: ['@napi-rs/keyring'],
  // The SDK loads ajv at import for answers to elicitation; the light stand-in loads it when one arrives.
  alias: {
    '@modelcontextprotocol/server/_shims': './src/mcp/shims.ts',
    // Its other form asks for its files by names that only a loader at run time finds.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
  },
  define: { DESKWARDEN_LISTED: JSON.stringify(JSON.stringify(listed())) },
  plugins: [english, elsewhere],
})
const bundled = Object.keys(main.metafile.inputs)
for (const [name, [, contents]] of Object.entries(apart)) {
  const part = await build({
    ...common,
    stdin: { contents, resolveDir: root },
    // What is bundled does not lie beside its package's other files.
    define: { 'import.meta.url': '""' },
    outfile: `dist/${name}.js`,
    plugins: [english, elsewhere],
  })
  bundled.push(...Object.keys(part.metafile.inputs))
}
await build({
  ...common,
  entryPoints: ['src/launch.ts'],
  outfile: 'dist/deskwarden.js',
  banner: { js: '#!/usr/bin/env node' },
})
// npm gives a program this mode when it links it, once: a later build would take it away.
chmodSync('dist/deskwarden.js', 0o755)

writeFileSync(`${dist}/policy.schema.json`, `${JSON.stringify(policySchema(), null, 2)}\n`)
writeFileSync(`${dist}/THIRD-PARTY-LICENSES.txt`, licences(bundled, root))

// V8's code cache holds for the Node that made it; any other ignores it and compiles.
const request = (id: number, method: string, params: object) =>
  `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`
const opening = {
  protocolVersion: '2025-11-25',
  capabilities: {},
  clientInfo: { name: 'build', version: '0' },
}
const state = mkdtempSync(`${tmpdir()}/deskwarden-`)
const warmed = spawnSync(
  process.execPath,
  ['--import', 'tsx', `${root}scripts/warm.ts`, 'stdio', '--sandbox', '--grant', '*:read'],
  {
    input: request(1, 'initialize', opening) + request(2, 'tools/list', {}),
    env: { PATH: process.env['PATH'], DESKWARDEN_STATE: state },
    encoding: 'utf8',
  },
)
rmSync(state, { recursive: true })
if (warmed.status !== 0 || !warmed.stdout.includes('"id":2')) {
  process.stderr.write(`The bundle did not start: ${warmed.stderr}\n`)
  process.exit(1)
}
