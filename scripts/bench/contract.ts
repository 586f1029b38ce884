import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { catalog } from '../../tools/index.ts'
import type { Row } from './row.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
})

/** What the tests of the contract find: requests against Zendesk's OpenAPI description, and its recorded answers through the server. */
export function contract(): Row[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      'test/wire-laws.test.ts',
      'test/recordings.test.ts',
      '--reporter=json',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  const files = Report.parse(JSON.parse(stdout.slice(stdout.indexOf('{')))).testResults
  const laws = files
    .filter(file => file.name.endsWith('wire-laws.test.ts'))
    .flatMap(file => file.assertionResults)
  const recorded = files
    .filter(file => file.name.endsWith('recordings.test.ts'))
    .flatMap(file => file.assertionResults)
  const valid = catalog.filter(tool =>
    laws.some(
      ({ ancestorTitles, title, status }) =>
        ancestorTitles.includes(tool.name) &&
        title.startsWith('sends requests that Zendesk documents') &&
        status === 'passed',
    ),
  )
  const part = 'Contract'
  const passed = recorded.filter(({ status }) => status === 'passed').length
  return [
    {
      part,
      what: 'tools whose generated requests are valid against the OpenAPI facts',
      figure: valid.length,
      unit: 'of 39',
      least: 39,
    },
    {
      part,
      what: `recorded answers and errors through the whole server, of ${recorded.length}`,
      figure: passed,
      unit: '',
      least: recorded.length,
    },
  ]
}
