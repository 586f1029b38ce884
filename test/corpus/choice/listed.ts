import { z } from 'zod'
import { listing } from '../../../src/mcp/listing.ts'
import { catalog } from '../../../tools/index.ts'
import { customers } from './decoys/customers.ts'
import { data } from './decoys/data.ts'
import { development } from './decoys/development.ts'
import { messages } from './decoys/messages.ts'
import { office } from './decoys/office.ts'
import type { Listed } from './rank.ts'

const Node = z.looseObject({
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
})

/** Every name and description below a schema. */
function* told(schema: unknown): Generator<string> {
  const { description, properties, items } = Node.parse(schema)
  if (description !== undefined) yield description
  for (const [name, inner] of Object.entries(properties)) {
    yield name
    yield* told(inner)
  }
  if (items !== undefined) yield* told(items)
}

/** Our 39 tools as the wire shows them. */
const own: readonly Listed[] = catalog.map(listing).map(({ name, description, inputSchema }) => ({
  name,
  about: description,
  inputs: [...told(inputSchema)].join(' '),
}))

/** Tools of other servers, as an assistant has them beside ours. */
export const decoys: readonly Listed[] = Object.entries({
  ...development,
  ...messages,
  ...office,
  ...customers,
  ...data,
}).map(([name, [about, inputs]]) => ({ name, about, inputs: Object.entries(inputs).flat().join(' ') }))

/** All that a sentence is ranked against. The decoys come first, so that a tie is no win of ours. */
export const shelf: readonly Listed[] = [...decoys, ...own]
