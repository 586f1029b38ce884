import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { settingsTable } from '../src/help.ts'
import { catalog } from '../tools/index.ts'
import { troublesTable } from './troubles.ts'

const file = fileURLToPath(new URL('../README.md', import.meta.url))

const toolsTable = () => {
  const rows = catalog.map(
    tool =>
      `| \`${tool.name}\` | ${tool.resource} | ${tool.access} | \`${tool.scope}\` | ${tool.about.split(/(?<=\.)(?<!e\.g\.) /)[0]} |`,
  )
  return ['| Tool | Resource | Access | OAuth scope | |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  )
}

/** README with the parts between its begin and end marks written anew from the catalog and the settings. */
const written = (readme: string) =>
  Object.entries({ tools: toolsTable(), troubles: troublesTable(), settings: settingsTable() }).reduce(
    (text, [name, table]) => {
      const part = new RegExp(`(<!-- begin: ${name} -->)[\\s\\S]*?(<!-- end: ${name} -->)`)
      if (!part.test(text)) throw new Error(`README.md has no part "${name}" to write the table into.`)
      return text.replace(part, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`)
    },
    readme,
  )

const readme = readFileSync(file, 'utf8')
const wanted = written(readme)
if (wanted === readme) process.exit(0)
if (process.argv.includes('--check')) {
  process.stderr.write(
    'README.md is out of step with the catalog or the settings: run `npm run docs` and commit it.\n',
  )
  process.exit(1)
}
writeFileSync(file, wanted)
