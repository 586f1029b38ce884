import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { listing } from '../../src/mcp/listing.ts'
import { catalog } from '../../tools/index.ts'
import type { Row } from './row.ts'

const tokens = (value: unknown) => encode(JSON.stringify(value)).length

/** What the tools cost a model to read, in o200k tokens. */
export function catalogue(): Row[] {
  const read = catalog
    .map(listing)
    .map(({ name, description, inputSchema }) => tokens({ name, description, inputSchema }))
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const part = 'Catalogue'
  return [
    { part, what: 'name, description and input of 39 tools', figure: sum(read), unit: 'tokens', most: 5_500 },
    { part, what: 'the largest tool', figure: Math.max(...read), unit: 'tokens', most: 350 },
    {
      part,
      what: 'the read-only grant',
      figure: sum(read.filter((_, index) => catalog[index]?.access === 'read')),
      unit: 'tokens',
      most: 2_600,
    },
    {
      part,
      what: 'the whole tools/list',
      figure: tokens({ tools: catalog.map(listing) }),
      unit: 'tokens',
      most: 11_000,
    },
  ]
}
