import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = new URL('..', import.meta.url).pathname

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name))

/** Every import of a file, static, dynamic or of a type: own files as a path from the root, packages by name. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm,
    ),
  ]
    .map(match => match[1] ?? '')
    .map(name => (name.startsWith('.') ? normalize(join(dirname(file), name)) : name))

const rooms = ['gate', 'zendesk', 'answers', 'mcp', 'sandbox', 'journal', 'files']
const wiring = (file: string) => /^src\/(?:[^/]+|house\/.+|commands\/.+)\.ts$/.test(file)
const roomOf = (file: string) => rooms.find(room => file.startsWith(`src/${room}/`))

const tools = filesBelow('tools')
const src = filesBelow('src')

describe('Who may import whom', () => {
  test('the contract imports zod and itself, nothing else', () => {
    for (const file of tools)
      for (const name of importsOf(file))
        expect(name === 'zod' || name.startsWith('tools/'), `${file} imports ${name}`).toBe(true)
  })

  test('a room imports the words of a declaration, the errors, the files, packages and its own files', () => {
    const files = src.filter(file => roomOf(file))
    expect(files.length).toBeGreaterThan(20)
    for (const file of files)
      for (const name of importsOf(file)) {
        const own = name.startsWith('src/') || name.startsWith('tools/')
        const allowed =
          !own ||
          name === 'tools/tool.ts' ||
          name === 'tools/shapes.ts' ||
          name === 'src/errors.ts' ||
          name === 'src/once.ts' ||
          roomOf(name) === 'files' ||
          roomOf(name) === roomOf(file)
        expect(allowed, `${file} imports ${name}`).toBe(true)
      }
  })

  test('only the wiring, the scripts and the tests see the catalog', () => {
    for (const file of src.filter(file => !wiring(file)))
      expect(importsOf(file)).not.toContain('tools/index.ts')
  })

  test('the client knows no MCP, the gate no HTTP, the answers neither, the transports no Zendesk, the journal no tool', () => {
    const forbidden: Record<string, RegExp> = {
      zendesk: /^@modelcontextprotocol\//,
      gate: /^(ky|undici|hono|node:https?|@modelcontextprotocol\/.*|@hono\/.*)$/,
      answers: /^(ky|undici|hono|node:.*|@modelcontextprotocol\/.*|src\/files\/.*)$/,
      mcp: /^(ky|undici|p-queue)$/,
      sandbox: /^(ky|undici|p-queue|@modelcontextprotocol\/.*)$/,
      journal: /^(ky|undici|hono|node:https?|@modelcontextprotocol\/.*|tools\/.*)$/,
      files: /^(?!node:|src\/files\/|src\/errors\.ts$)/,
    }
    for (const file of src)
      for (const name of importsOf(file)) {
        const room = roomOf(file)
        if (room) expect(forbidden[room]?.test(name) ?? false, `${file} imports ${name}`).toBe(false)
      }
  })

  test('only config.ts and main.ts read argv and the environment', () => {
    for (const file of src.filter(file => !['src/config.ts', 'src/main.ts'].includes(file)))
      expect(/\bprocess\.(argv|env)\b/.test(readFileSync(join(root, file), 'utf8')), file).toBe(false)
  })

  test('no file imports itself through others', () => {
    const graph = new Map(
      [...tools, ...src].map(file => [file, importsOf(file).filter(name => name.endsWith('.ts'))]),
    )
    const done = new Set<string>()
    const walk = (file: string, path: readonly string[]) => {
      expect(path, `a circle: ${[...path, file].join(' -> ')}`).not.toContain(file)
      if (done.has(file)) return
      for (const next of graph.get(file) ?? []) walk(next, [...path, file])
      done.add(file)
    }
    for (const file of graph.keys()) walk(file, [])
  })

  test('no source file is longer than 300 lines', () => {
    for (const file of [...tools, ...src])
      expect(readFileSync(join(root, file), 'utf8').split('\n').length, file).toBeLessThanOrEqual(301)
  })
})
