import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { settingsTable } from '../src/commands/help.ts'
import { needs } from '../src/mcp/prompts/prompt.ts'
import { prompts } from '../src/mcp/prompts/texts.ts'
import { kinds, templateOf } from '../src/mcp/resources/kinds.ts'
import { catalog } from '../tools/index.ts'
import { example } from './example.ts'
import { troublesTable } from './troubles.ts'

const file = fileURLToPath(new URL('../README.md', import.meta.url))

const tableOf = (...rows: readonly (readonly string[])[]) =>
  rows.map(cells => `${cells.map(cell => (cell === '' ? '| ' : `| ${cell} `)).join('')}|`).join('\n')

const code = (names: readonly string[]) => names.map(name => `\`${name}\``).join(', ')

const toolsTable = () =>
  tableOf(
    ['Tool', 'Resource', 'Access', 'OAuth scope', ''],
    ['---', '---', '---', '---', '---'],
    ...catalog.map(({ name, resource, access, scope, about }) => [
      code([name]),
      resource,
      access,
      code([scope]),
      about.split(/(?<=\.)(?<!e\.g\.) /)[0] ?? '',
    ]),
  )

const resourcesTable = () =>
  tableOf(
    ['Resource', 'Wants', 'Its id is found by'],
    ['---', '---', '---'],
    ...kinds.map(kind => [
      code([templateOf(kind)]),
      code([kind.read]),
      kind.find.length > 0
        ? code(kind.find.map(({ tool }) => tool))
        : 'the jobs that the connection has started',
    ]),
  )

const promptsTable = () =>
  tableOf(
    ['Prompt', 'Arguments', 'Wants', ''],
    ['---', '---', '---', '---'],
    ...prompts.map(prompt => [
      code([prompt.name]),
      prompt.arguments
        .map(({ name, required }) => `${code([name])}${required ? '' : ' (optional)'}`)
        .join(', '),
      code([...new Set(needs(prompt))]),
      prompt.description,
    ]),
  )

/** README with the parts between its begin and end marks written anew from the catalog and the settings. */
const written = (readme: string, ticket: string) =>
  Object.entries({
    tools: toolsTable(),
    resources: resourcesTable(),
    prompts: promptsTable(),
    troubles: troublesTable(),
    settings: settingsTable(),
    example: ticket,
  }).reduce((text, [name, table]) => {
    const part = new RegExp(`(<!-- begin: ${name} -->)[\\s\\S]*?(<!-- end: ${name} -->)`)
    if (!part.test(text)) throw new Error(`README.md has no part "${name}" to write the table into.`)
    return text.replace(part, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`)
  }, readme)

const readme = readFileSync(file, 'utf8')
const wanted = written(readme, await example())
if (wanted === readme) process.exit(0)
if (process.argv.includes('--check')) {
  process.stderr.write(
    'README.md is out of step with the catalog or the settings: run `npm run docs` and commit it.\n',
  )
  process.exit(1)
}
writeFileSync(file, wanted)
