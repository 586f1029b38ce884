import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { debian } from './debian.ts'

const folder = fileURLToPath(new URL('../../.node', import.meta.url))
const system = process.platform === 'win32' ? 'win' : process.platform
// The packages of the binaries need no install script, unlike the package node, which fetches one of them.
const binary = `node-${system}-${process.arch}`
const packages = [
  `${binary}@22.23.3`,
  `newest@npm:${binary}@24.21.0`,
  '@modelcontextprotocol/conformance@0.2.0-alpha.12',
  '@modelcontextprotocol/inspector@2.12.0',
]
const inside = (path: string) => `${folder}/node_modules/${path}`

/** Newer Nodes than the one that the tests run on, and what runs on a newer one alone. */
export const newer = {
  node: inside(`${binary}/bin/node`),
  newest: inside('newest/bin/node'),
  conformance: inside('@modelcontextprotocol/conformance/dist/index.js'),
  requirements: inside('@modelcontextprotocol/conformance/requirements'),
  inspector: inside('@modelcontextprotocol/inspector/clients/launcher/build/index.js'),
}

/** Only the package registry and Debian's are asked. */
export default function prepare(): void {
  debian()
  tools()
}

/** Installs the tools beside the project, once for each set of versions. */
export function tools(): void {
  const stamp = `${folder}/installed`
  const wanted = packages.join('\n')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n')
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', ...packages],
    { cwd: folder, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The tools of the system tests were not installed: ${stderr}`)
  writeFileSync(stamp, wanted)
}
