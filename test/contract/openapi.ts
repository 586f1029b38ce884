import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { z } from 'zod'
import { endpoints } from './endpoints.ts'

const Parameter = z.looseObject({
  $ref: z.string().optional(),
  name: z.string().default(''),
  in: z.string().default(''),
  style: z.string().optional(),
  schema: z.looseObject({}).default({}),
})
const Call = z.looseObject({
  parameters: z.array(Parameter).default([]),
  requestBody: z.looseObject({}).optional(),
})
const Item = z.looseObject({
  parameters: z.array(Parameter).default([]),
  get: Call.optional(),
  post: Call.optional(),
  put: Call.optional(),
  delete: Call.optional(),
})
const Document = z.looseObject({
  paths: z.record(z.string(), Item),
  components: z.looseObject({ parameters: z.record(z.string(), Parameter) }),
})

const verbs = ['get', 'post', 'put', 'delete'] as const

/** What is wrong with a thing; undefined where the description has no word for it. */
type Verdict = readonly string[] | undefined

/** One operation of Zendesk's OpenAPI description, as far as a request can be held against it. */
export interface Operation {
  /** The name of the tool, or of the supporting endpoint. */
  readonly id: string
  readonly method: string
  readonly template: string
  readonly path: (name: string, text: string) => Verdict
  readonly query: (name: string, text: string) => Verdict
  readonly body: (body: unknown) => Verdict
}

// Beside JSON Schema's words it has its own, for documentation: strict would stumble over them.
const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true }))
/** Parameters are texts until their schema says otherwise. */
const reading = addFormats.default(new Ajv({ strict: false, coerceTypes: true }))

const Schema = z.looseObject({})
const Choice = z.looseObject({ enum: z.array(z.unknown()), nullable: z.literal(true) })
const values = [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }]
const texts = { type: 'array', items: { type: 'string' } }

/** Where the description says less than Zendesk takes, by the contract's word. */
const corrections: Readonly<Record<string, (schema: z.infer<typeof Schema>) => object>> = {
  // Null empties a custom field, as it stands in every answer.
  TicketFieldValueInput: schema => ({
    ...schema,
    properties: { id: { type: 'integer' }, value: { anyOf: [...values, texts, { type: 'null' }] } },
  }),
  // The fields of an organization have the types of a user's. [CONTRACT 5.22]
  organization_fields: () => ({ type: 'object', nullable: true }),
  // An action's value may be a list, as of comment_value. [CONTRACT 5.32]
  ActionObject: () => ({ type: 'object', properties: { field: { type: 'string' } }, required: ['field'] }),
  // A macro's update may be partial. [CONTRACT 5.33]
  MacroInput: ({ required: _, ...schema }) => schema,
}

/** Puts one part of the description right; what is nullable may be null, also where it is one of few words. */
function corrected(key: string, value: unknown): unknown {
  const change = corrections[key]
  if (change) return change(Schema.parse(value))
  const { data } = Choice.safeParse(value)
  return data ? { ...data, enum: [...data.enum, null] } : value
}

function load(file: string, idOf: (line: string) => string | undefined): readonly Operation[] {
  const json: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'), corrected)
  const { paths, components } = Document.parse(json)
  ajv.addSchema(z.looseObject({}).parse(json), file)
  const pointer = (...keys: readonly string[]) =>
    `${file}#/${keys.map(key => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`

  return Object.entries(paths).flatMap(([template, item]) =>
    verbs.flatMap((verb): Operation[] => {
      const call = item[verb]
      const id = idOf(`${verb.toUpperCase()} ${template}`)
      if (!call || id === undefined) return []
      const parameters = [...item.parameters, ...call.parameters].flatMap(one =>
        one.$ref === undefined ? [one] : (components.parameters[one.$ref.split('/').at(-1) ?? ''] ?? []),
      )
      const readers = new Map<string, (text: string) => Verdict>()
      const reader = (where: string, name: string): ((text: string) => Verdict) => {
        // page[size] is a field of the object `page`.
        const [, whole, field = ''] = /^(\w+)\[(\w+)\]$/.exec(name) ?? []
        const own = parameters.find(one => one.in === where && one.name === name)
        const deep = parameters.find(one => one.name === whole && one.style === 'deepObject')
        const { schema } = own ?? deep ?? {}
        if (!schema) return () => undefined
        const check = reading.compile({ properties: { value: schema } })
        return text =>
          check({ value: own ? text : { [field]: text } }) ? [] : [reading.errorsText(check.errors)]
      }
      const parameter = (where: string) => (name: string, text: string) => {
        const read = readers.get(name) ?? reader(where, name)
        readers.set(name, read)
        return read(text)
      }
      const body =
        call.requestBody &&
        ajv.compile({
          $ref: pointer('paths', template, verb, 'requestBody', 'content', 'application/json', 'schema'),
        })
      return [
        {
          id,
          method: verb.toUpperCase(),
          template,
          path: parameter('path'),
          query: parameter('query'),
          body: value =>
            body && (body(value) ? [] : (body.errors ?? []).map(one => `${one.instancePath} ${one.message}`)),
        },
      ]
    }),
  )
}

/** What is called beside the 39 operations. */
const supporting: Readonly<Record<string, string>> = {
  'GET /api/v2/job_statuses/{job_status_id}': 'get_job_status',
  'GET /api/v2/ticket_fields': 'list_ticket_fields',
}

/** The 39 operations and the supporting endpoints that are called beside them. */
export const operations: readonly Operation[] = [
  ...load(
    'oas-39.facts.json',
    line => endpoints.find(({ method, path }) => `${method} ${path}` === line)?.id,
  ),
  ...load('oas-supporting.facts.json', line => supporting[line]),
]

/** What stands at the placeholders of a path, or undefined where it is another path. */
export function filled({ template }: Operation, path: string): Readonly<Record<string, string>> | undefined {
  const given = path.split('/')
  const wanted = template.split('/')
  if (given.length !== wanted.length) return undefined
  const values: Record<string, string> = {}
  for (const [at, one] of wanted.entries()) {
    if (one.startsWith('{')) values[one.slice(1, -1)] = given[at] ?? ''
    else if (one !== given[at]) return undefined
  }
  return values
}

/** The operation that a request is for: a fixed segment goes before a placeholder, as in users/me. */
export const operationOf = (method: string, path: string): Operation | undefined =>
  operations
    .filter(one => one.method === method && filled(one, path))
    .sort((a, b) => a.template.split('{').length - b.template.split('{').length)[0]
