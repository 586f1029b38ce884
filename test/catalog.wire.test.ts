import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ListedTool, listing } from '../src/mcp/listing.ts'
import { catalog, companions } from '../tools/index.ts'
import { endpoints } from './contract/endpoints.ts'

const tokens = (value: unknown) => encode(JSON.stringify(value)).length
const wire = [...catalog, ...companions].map((tool): [string, ListedTool] => [tool.name, listing(tool)])
const read = ({ name, description, inputSchema }: ListedTool) => tokens({ name, description, inputSchema })
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const Fields = z.record(z.string(), z.looseObject({ type: z.string().optional() }))

/** Every JSON Schema keyword in use, field names left out. */
function keywords(schema: unknown): string[] {
  const { properties, items, ...rest } = z
    .looseObject({ properties: z.record(z.string(), z.unknown()).default({}), items: z.unknown().optional() })
    .parse(schema)
  return [
    ...Object.keys(rest),
    ...Object.values(properties).flatMap(keywords),
    ...(items === undefined ? [] : keywords(items)),
  ]
}

describe.each(wire)('%s', (name, listed) => {
  test('looks to a client as the snapshot shows', async () => {
    await expect(`${JSON.stringify(listed, null, 2)}\n`).toMatchFileSnapshot(`wire/${name}.json`)
  })

  test('has schemas that a strict validator takes and that survive JSON', () => {
    const ajv = new Ajv2020({ strict: true })
    formats.default(ajv)
    ajv.compile(listed.inputSchema)
    ajv.compile(listed.outputSchema)
    expect(JSON.parse(JSON.stringify(listed))).toEqual(listed)
  })

  test('is closed where the model writes and open where it reads', () => {
    expect(listed.inputSchema['additionalProperties']).toBe(false)
    expect([...new Set(keywords(listed.outputSchema))].sort()).toEqual(['type'])
    const allowed = [
      'type',
      'format',
      'description',
      'enum',
      'default',
      'maximum',
      'required',
      'additionalProperties',
    ]
    expect(allowed).toEqual(expect.arrayContaining(keywords(listed.inputSchema)))
  })

  test('gives every argument one plain type', () => {
    const fields = Fields.parse(listed.inputSchema['properties'])
    for (const [field, { type }] of Object.entries(fields))
      expect(['string', 'integer', 'boolean', 'array', 'object'], field).toContain(type)
  })
})

test('All three hints are there for each tool, as the contract has them', () => {
  for (const { id, access, destructive, idempotent } of endpoints) {
    const listed = wire.find(([name]) => name === id)?.[1]
    expect(listed?.annotations).toEqual({
      readOnlyHint: access === 'read',
      destructiveHint: destructive,
      idempotentHint: idempotent,
    })
  }
})

test('A title is the name as a reader says it', () => {
  expect(Object.fromEntries(wire.map(([name, { title }]) => [name, title]))).toMatchObject({
    update_ticket: 'Update ticket',
    make_ticket_comment_private: 'Make ticket comment private',
  })
})

describe('The tokens a model pays', () => {
  const listed = catalog.map(listing)

  test('are at most 5,500 for the 39 names, descriptions and inputs', () => {
    expect(sum(listed.map(read))).toBeLessThanOrEqual(5_500)
  })

  test.each(wire)('are at most 350 for %s', (_, one) => {
    expect(read(one)).toBeLessThanOrEqual(350)
  })

  test('are at most 2,600 for all that only reads', () => {
    expect(sum(listed.filter(one => one.annotations.readOnlyHint).map(read))).toBeLessThanOrEqual(2_600)
  })

  test('are at most 11,000 for the whole list with titles, hints and output schemas', () => {
    expect(tokens({ tools: listed })).toBeLessThanOrEqual(11_000)
  })
})
