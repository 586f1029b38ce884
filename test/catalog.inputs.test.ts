import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalog, companions } from '../tools/index.ts'
import { choosing } from '../tools/shapes.ts'
import type { Tool } from '../tools/tool.ts'
import { endpoints } from './contract/endpoints.ts'

const all = [...catalog, ...companions]
const named = (name: string): Tool => {
  const tool = all.find(tool => tool.name === name)
  if (!tool) throw new Error(`${name} is not declared`)
  return tool
}

const bare = (type: unknown): unknown =>
  type instanceof z.ZodOptional || type instanceof z.ZodDefault ? bare(type.unwrap()) : type

/** Every schema within a schema, with the way to it. */
function* within(type: unknown, at: string): Generator<[string, unknown]> {
  const inner = bare(type)
  yield [at, inner]
  if (inner instanceof z.ZodArray) yield* within(inner.element, `${at}[]`)
  if (inner instanceof z.ZodObject)
    for (const [name, field] of Object.entries(inner.shape)) yield* within(field, `${at}.${name}`)
}

/** The fields of the record that a write sends: its own inputs, or those of an entry of the list. */
function sent(tool: Tool): Readonly<Record<string, unknown>> {
  const list = tool.body ? bare(tool.input.shape[tool.body]) : undefined
  return inner(list instanceof z.ZodArray ? list : tool.input)
}

describe.each(all.map((tool): [string, Tool] => [tool.name, tool]))('%s', (_, tool) => {
  test('refuses a misspelt field, at every depth', () => {
    for (const [at, type] of within(tool.input, tool.name))
      if (type instanceof z.ZodObject) expect(type._zod.def.catchall, at).toBeInstanceOf(z.ZodNever)
  })

  test('has no union and no null at any depth, so that every model provider takes it', () => {
    for (const [at, type] of within(tool.input, tool.name))
      expect(type instanceof z.ZodUnion || type instanceof z.ZodNullable, at).toBe(false)
  })

  test('shows a model no field that is not there', () => {
    for (const [at, type] of within(tool.input, tool.name)) {
      if (!(type instanceof z.ZodObject)) continue
      const shown = z.array(z.string()).catch([]).parse(type.meta()?.['shown'])
      expect(Object.keys(type.shape), at).toEqual(expect.arrayContaining(shown))
    }
  })

  test('bounds every list', () => {
    for (const [at, type] of within(tool.input, tool.name)) {
      if (!(type instanceof z.ZodArray) || bare(type.element) instanceof z.ZodEnum) continue
      expect(type.safeParse(Array(1_001).fill(1)).error?.issues, at).toContainEqual(
        expect.objectContaining({ code: 'too_big' }),
      )
    }
  })
})

/** The fields of an object, or of each entry of a list. */
function inner(type: unknown): Readonly<Record<string, unknown>> {
  const one = bare(type)
  const entry = one instanceof z.ZodArray ? bare(one.element) : one
  return entry instanceof z.ZodObject ? entry.shape : {}
}

const client = 'set by the client, which reads the ticket before it writes'
const another = 'would write in the name of someone else'
const upload = 'needs an upload, which is not one of the 39'

const many = ['create_ticket', 'update_ticket', 'create_many_tickets', 'update_many_tickets']

/** Writable fields of the contract that are no input, each with its reason. */
const left: readonly { of: readonly string[]; fields: Readonly<Record<string, string>> }[] = [
  {
    of: ['update_ticket', 'update_many_tickets'],
    fields: { safe_update: client, updated_stamp: client, requester: 'requester_id names one who is there' },
  },
  {
    of: many,
    fields: {
      submitter_id: another,
      'comment.author_id': another,
      'comment.uploads': upload,
      'followers.user_name': 'a follower is an agent, who has a name',
      collaborator_ids: 'replaced by followers and email_ccs; it overwrites both',
      recipient: 'the address that the customer wrote to; to change it is no daily work',
      macro_ids: 'notes in the audit that a macro was used; changes nothing',
      metadata: 'a note in the audit that no agent of a help desk sees',
    },
  },
  {
    of: ['create_user', 'update_user'],
    fields: {
      agent_brand_ids: 'undocumented',
      group_id: 'another name of default_group_id',
      language: 'another name of locale',
      locale_id: 'another spelling of locale, which wins over it',
      moderator: 'for forums that Zendesk has retired',
      organization_ids: 'undocumented',
      'identities.verified': 'deprecated for verification_method',
      remote_photo_url: 'makes Zendesk fetch an address of the caller',
      shared_phone_number: 'Zendesk finds out by itself',
    },
  },
  {
    of: ['create_user'],
    fields: {
      active_brand_id: 'undocumented',
      organization: 'organization_id names it without making a second one',
      organization_name: 'deprecated',
      separation: 'undocumented',
    },
  },
  {
    of: ['update_user'],
    fields: { photo: upload, 'identities.primary': 'written only when a user is created' },
  },
]

describe.each(
  endpoints.filter(({ body }) => body).map((endpoint): [string, typeof endpoint] => [endpoint.id, endpoint]),
)('%s', (name, { body }) => {
  const tool = named(name)
  const reasons = left.filter(({ of }) => of.includes(name)).flatMap(entry => Object.keys(entry.fields))
  const fields = Object.entries(body?.fields ?? {})

  test('takes every writable field of the contract, or there is a reason why not', () => {
    const missing = fields
      .filter(([, { tier, expose }]) => expose !== false && tier !== 'advanced' && tier !== 'internal')
      .map(([field]) => field)
      .filter(field => !(field in sent(tool)) && !(field in tool.input.shape) && !reasons.includes(field))
    expect(missing).toEqual([])
  })

  test('takes and sends within an object what the contract has there, or there is a reason why not', () => {
    for (const [field, { inner: known }] of fields) {
      if (known === undefined || !(field in sent(tool))) continue
      const taken = Object.keys(inner(sent(tool)[field]))
      const missing = known.filter(name => !taken.includes(name) && !reasons.includes(`${field}.${name}`))
      expect(missing, field).toEqual([])
      expect(known, field).toEqual(expect.arrayContaining(taken))
    }
  })

  test('sends nothing that the contract does not know', () => {
    const own = [...tool.path.matchAll(/\{(\w+)\}/g)].map(([, placeholder]) => placeholder)
    const unknown = Object.keys(sent(tool)).filter(
      field => field !== 'clear' && !own.includes(field) && body?.fields[field] === undefined,
    )
    expect(unknown).toEqual([])
  })

  test('keeps away what is not meant for it', () => {
    const hidden = fields.filter(([, { expose }]) => expose === false).map(([field]) => field)
    for (const field of [...hidden, 'password', 'safe_update', 'updated_stamp'])
      expect(sent(tool), field).not.toHaveProperty(field)
  })

  test('offers only values that Zendesk knows', () => {
    for (const [field, { enum: values }] of fields) {
      const type = bare(sent(tool)[field])
      if (values && type instanceof z.ZodEnum) expect(values).toEqual(expect.arrayContaining(type.options))
    }
  })

  test('needs what Zendesk needs', () => {
    for (const field of body?.required ?? []) {
      const type = sent(tool)[field] ?? tool.input.shape[field]
      expect(type instanceof z.ZodType && type.safeParse(undefined).success, field).toBe(false)
    }
  })
})

test('Every reason for leaving a field out is still needed', () => {
  for (const { of, fields } of left)
    for (const [name, field] of of.flatMap(name =>
      Object.keys(fields).map(field => [name, field] as const),
    )) {
      const [outer = '', within] = field.split('.')
      const known = endpoints.find(({ id }) => id === name)?.body?.fields
      expect(within === undefined ? Object.keys(known ?? {}) : known?.[outer]?.inner, name).toContain(
        within ?? outer,
      )
      const taken = within === undefined ? sent(named(name)) : inner(sent(named(name))[outer])
      expect(Object.keys(taken), name).not.toContain(within ?? outer)
    }
})

describe.each(
  endpoints
    .filter(({ method }) => method === 'GET')
    .map((endpoint): [string, typeof endpoint] => [endpoint.id, endpoint]),
)('%s', (name, { query }) => {
  const tool = named(name)
  const own = ['limit', 'cursor', ...(tool.shows ? Object.keys(choosing) : [])]
  const asked = Object.entries(tool.input.shape)
    .filter(([field]) => !own.includes(field) && !tool.path.includes(`{${field}}`))
    .map(([field, type]): [string, unknown] => [tool.query?.[field] ?? field, bare(type)])

  test('asks only for what Zendesk documents', () => {
    for (const [field, type] of asked) {
      expect(query, field).toHaveProperty([field])
      expect(query[field]?.expose, field).not.toBe(false)
      const one = type instanceof z.ZodArray ? bare(type.element) : type
      const values = query[field]?.values ?? query[field]?.enum
      if (values && one instanceof z.ZodEnum) expect(values).toEqual(expect.arrayContaining(one.options))
    }
  })

  test('sorts only by what works with the way it pages', () => {
    const offsetOnly = asked.filter(([field]) => field === 'sort_by' || field === 'sort_order')
    if (tool.pages?.by !== 'offset') expect(offsetOnly).toEqual([])
    for (const [field, type] of asked)
      if (field === 'sort')
        expect(type instanceof z.ZodEnum && query[field]?.enum).toEqual(
          type instanceof z.ZodEnum && type.options,
        )
  })

  test('needs what Zendesk needs', () => {
    const needed = Object.keys(query).filter(field => query[field]?.required)
    const required = asked.filter(
      ([, type]) => type instanceof z.ZodType && !type.safeParse(undefined).success,
    )
    for (const field of needed) expect(required.map(([name]) => name)).toContain(field)
  })
})

test('A path, a query and the server share no name by accident', () => {
  for (const tool of all.filter(({ pages }) => pages)) expect(tool.body).toBeUndefined()
  for (const tool of all)
    for (const field of Object.keys(tool.query ?? {})) expect(tool.input.shape).toHaveProperty(field)
})
