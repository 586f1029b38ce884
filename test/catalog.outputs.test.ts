import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listing } from '../src/mcp/listing.ts'
import { catalog, companions } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import { recordings } from './contract/endpoints.ts'
import { answered } from './reading.ts'

const all = [...catalog, ...companions]
const ajv = new Ajv2020({ strict: true, allErrors: true })
const fits = new Map(all.map(tool => [tool.name, ajv.compile(listing(tool).outputSchema)]))

const recorded = recordings.flatMap(({ file, endpoint, body }): [string, Tool, unknown][] =>
  all.filter(({ name }) => name === endpoint).map(tool => [file, tool, body]),
)

/** What a client checks against the schema it was given. */
const accepted = (tool: Tool, body: unknown) => {
  const valid = fits.get(tool.name)
  const shown = answered(tool, {}, { body, notes: [] }).value
  return valid?.(JSON.parse(JSON.stringify(shown))) ? [] : valid?.errors
}

/** The same body with something done to every value in it. */
function each(value: unknown, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(item => each(item, change))
  if (typeof value === 'object' && value !== null)
    return change(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner, change)])))
  return change(value)
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

test('There are recorded answers of at least 25 tools', () => {
  expect(new Set(recorded.map(([, tool]) => tool.name)).size).toBeGreaterThanOrEqual(25)
})

describe.each(recorded)('%s', (_, tool, body) => {
  test('passes the output schema unharmed, and what the model reads of it fits the schema on the wire', () => {
    if (isObject(body)) expect(tool.output.parse(body)).toEqual(body)
    expect(accepted(tool, body)).toEqual([])
  })

  test('passes with nulls, with words nobody knows yet and with further fields', () => {
    const envelope = isObject(body) ? body : {}
    const nulls = Object.fromEntries(
      Object.entries(envelope).map(([key, value]) => [
        key,
        each(value, inner => (isObject(inner) ? inner : null)),
      ]),
    )
    const words = each(envelope, inner => (typeof inner === 'string' ? 'brand_new' : inner))
    const more = each(envelope, inner => (isObject(inner) ? { ...inner, brand_new: { a: [1] } } : inner))
    for (const changed of [nulls, words, more]) {
      expect(tool.output.parse(changed)).toEqual(changed)
      expect(accepted(tool, changed)).toEqual([])
    }
  })
})

describe.each(all.map((tool): [string, Tool] => [tool.name, tool]))('%s', (_, tool) => {
  test('never fails on an answer: a field that is not what it was is left out', () => {
    const keys = fc.constantFrom(...Object.keys(tool.output.shape), 'id', 'brand_new')
    fc.assert(
      fc.property(fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 })), body => {
        expect(accepted(tool, tool.output.parse(body))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})
