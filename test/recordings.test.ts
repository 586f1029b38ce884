import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DeskwardenError } from '../src/errors.ts'
import { listing } from '../src/mcp/listing.ts'
import { catalog, companions } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import { example } from './inputs.ts'
import { type InHouse, inHouse } from './raw/inhouse.ts'
import { type Recorder, recorder, type Said } from './raw/recorder.ts'
import { yes } from './raw/yes.ts'

const tools = [...catalog, ...companions]
const here = new URL('contract/recordings/', import.meta.url)
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, here), 'utf8'))

const Recording = z.object({
  response: z.object({ status: z.number(), headers: z.record(z.string(), z.unknown()), body: z.unknown() }),
})
const Values = z.record(z.string(), z.unknown())

/** Every recorded answer of an endpoint of ours, with the tool that asks for it; the answers to bulk calls are jobs. */
const recorded = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter(file => /^(_supporting\/)?[a-z_]+\/\d{3}-.+\.json$/.test(file))
  .sort()
  .flatMap((file): [string, Tool, Said][] => {
    const { status, headers, body } = Recording.parse(read(file)).response
    const endpoint = file.split('/').at(-2) ?? ''
    const asks = endpoint.startsWith('organizations_') && JSON.stringify(body).includes('job_status')
    const tool = tools.find(({ name }) => name === (asks ? 'get_job_status' : endpoint))
    if (!tool) return []
    // What belongs to the wire is made anew; an empty body was recorded as an empty text.
    const kept = Object.entries(headers).filter(([name]) => /^(x-|ratelimit|zendesk|retry)/i.test(name))
    return [
      [
        file,
        tool,
        {
          status,
          headers: Object.fromEntries(kept.map(([name, one]) => [name, String(one)])),
          body: body === '' ? undefined : body,
        },
      ],
    ]
  })

let zendesk: Recorder
let house: InHouse
beforeAll(async () => {
  zendesk = await recorder()
  house = await inHouse(zendesk.url)
})
beforeEach(() => {
  zendesk.arrived.length = 0
})
afterAll(async () => {
  await house?.close()
  await zendesk?.close()
})

/** Calls a tool, where Zendesk answers the call itself so; what the call reads before it is well. */
const answered = (tool: Tool, said: Said) => {
  zendesk.answer(request => (tool.method !== 'GET' && request.method === 'GET' ? yes(request) : said))
  return house.call(tool.name, example(tool))
}
const failed = async (tool: Tool, said: Said): Promise<DeskwardenError> => {
  const error = await answered(tool, said).catch((error: unknown) => error)
  if (error instanceof DeskwardenError) return error
  throw error instanceof Error ? error : new Error(`${tool.name} did not fail`)
}

function bare(type: unknown): unknown {
  return type instanceof z.ZodOptional || type instanceof z.ZodNullable || type instanceof z.ZodCatch
    ? bare(type.unwrap())
    : type
}

const nothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** The promised fields that a body holds and the answer does not hold alike. */
function lost(type: unknown, body: unknown, shown: unknown, path = ''): readonly string[] {
  const schema = bare(type)
  if (nothing(body)) return []
  if (schema instanceof z.ZodArray && Array.isArray(body)) {
    const rows = Array.isArray(shown) ? shown : []
    // Of the custom fields only those that are filled in are shown.
    const kept = path.endsWith('.custom_fields')
      ? body.filter(field => field.value !== '' && !empty(field.value))
      : body
    return kept.flatMap((row, at) => lost(schema.element, row, rows[at], `${path}[${at}]`))
  }
  const values = Values.safeParse(body).data
  if (schema instanceof z.ZodObject && values) {
    const held = Values.safeParse(shown).data ?? {}
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      lost(field, values[name], held[name], `${path}.${name}`),
    )
  }
  if (schema instanceof z.ZodUnknown) return shown === undefined && !empty(body) ? [path] : []
  const mail =
    typeof shown === 'string' ? /^<zendesk (\d+)>\n([\s\S]*)\n<\/zendesk \1>$/.exec(shown)?.[2] : undefined
  return JSON.stringify(mail ?? shown) === JSON.stringify(body) ? [] : [path]
}
const empty = (value: unknown): boolean =>
  nothing(value) || (typeof value === 'object' && value !== null && Object.values(value).every(empty))

const ajv = new Ajv2020({ strict: true, allErrors: true })

test('At least 38 answers of 25 endpoints were recorded', () => {
  expect(recorded.length).toBeGreaterThanOrEqual(38)
  expect(new Set(recorded.map(([, tool]) => tool.name)).size).toBeGreaterThanOrEqual(25)
})

const good = recorded.filter(([, , { status = 0 }]) => status < 300)
describe('A recorded answer passes through the client unharmed', () => {
  test.each(good)('%s', async (_, tool, said) => {
    const { value } = await answered(tool, said)
    const wire: unknown = JSON.parse(JSON.stringify(value))
    expect(ajv.validate(listing(tool).outputSchema, wire), ajv.errorsText()).toBe(true)
    const body = Values.safeParse(said.body).data
    // A job stands in the answer under a name of ours, and its items beside it.
    const job = Values.safeParse(body?.['job_status']).data
    const told = job ? { job, results: job['results'] } : body
    for (const [name, type] of Object.entries(tool.output.shape))
      expect(lost(type, told?.[name], value[name], name)).toEqual([])
    if (!body) expect(value['done']).toEqual(tool.done)
  })
})

const mended: Record<number, string> = { 404: 'missing' }
const bad = recorded.filter(([, , { status = 0 }]) => status >= 300)
test.each(bad)('A recorded failure is told by its remedy: %s', async (_, tool, said) => {
  const { kind, message } = await failed(tool, said)
  expect(kind).toBe(mended[said.status ?? 0])
  expect(message).toMatch(/^\w+ failed: .+\. .+\.$/)
})

/** Zendesk's failures as CONTRACT 10 lists them, and the remedy that each asks for. */
const failures: readonly [what: string, status: number, body: unknown, kind: string][] = [
  ['a duplicate', 422, read('errors/duplicate-error.json'), 'input'],
  ['several invalid fields', 422, read('errors/record-validation.json'), 'input'],
  ['a missing parameter', 400, read('errors/missing-parameter.json'), 'input'],
  [
    'an invalid attribute',
    400,
    { error: { title: 'Invalid attribute', message: 'must be a string' } },
    'input',
  ],
  [
    'too many values',
    400,
    { error: 'TooManyValues', description: 'no more than 100', max_count: 100 },
    'input',
  ],
  ['a list that is too deep', 400, { errors: [{ code: 'InvalidPaginationDepth', title: 'x' }] }, 'input'],
  ['credentials that are not taken', 401, { error: "Couldn't authenticate you" }, 'config'],
  ['a role that may not', 403, read('errors/forbidden.json'), 'refused'],
  [
    'a scope that is missing',
    403,
    { error: 'Forbidden', description: 'You are missing the following required scopes: read' },
    'refused',
  ],
  ['a record that is not there', 404, { error: 'RecordNotFound', description: 'Not found' }, 'missing'],
  ['a feature that is not there', 404, read('errors/resource-not-found.json'), 'missing'],
  ['an account that is not there', 404, '<!DOCTYPE html><html><h1>No help desk</h1></html>', 'config'],
  [
    'a closed ticket',
    422,
    {
      error: 'RecordInvalid',
      description: 'x',
      details: { status: [{ description: 'Status: closed prevents ticket update' }] },
    },
    'input',
  ],
]

describe.each(tools.map(tool => [tool.name, tool] as const))('%s', (name, tool) => {
  test.each(failures)('tells the remedy for %s', async (_, status, body, kind) => {
    const error = await failed(tool, { status, body })
    expect(error.kind).toBe(kind)
    expect(error.message).toMatch(new RegExp(`^${name} failed: [^\\n<>{}]+\\. [^\\n<>{}]+\\.$`))
    // Whatever was refused was asked once; but for a token that may not read the side-loads that give names.
    const sent = zendesk.arrived.filter(({ method }) => method === tool.method)
    const asked = [example(tool)['include'] ?? []].flat().join()
    const [wide, bare] = sent.map(({ query }) => query.get('include') ?? '')
    expect(sent).toHaveLength(kind === 'refused' && wide !== asked ? 2 : 1)
    expect(bare ?? asked).toBe(asked)
  })

  test('tells where Zendesk has an error of its own, and of a write whether it may have happened', async () => {
    const error = await failed(tool, { status: 500, body: read('errors/server-error.json') })
    const sent = zendesk.arrived.filter(({ method }) => method === tool.method)
    const repeated =
      tool.method === 'GET' ||
      tool.method === 'DELETE' ||
      ['create_ticket', 'update_user', 'update_organization', 'update_group', 'update_macro'].includes(name)
    const noComment = name === 'update_ticket' && !('comment' in example(tool))
    expect(sent).toHaveLength(repeated || noComment ? 4 : 1)
    expect(error.kind).toBe(tool.method === 'GET' ? 'unavailable' : 'unknown_outcome')
    if (tool.method !== 'GET') expect(error.message).toMatch(/\b(get|list|search)_\w+/)
  })
})
