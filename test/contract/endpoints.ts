import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const Field = z.object({
  type: z.string().optional(),
  enum: z.array(z.string().nullable()).optional(),
  nullable: z.boolean().optional(),
  tier: z.string().optional(),
  expose: z.boolean().optional(),
  /** What its object, or each entry of its list, may hold. */
  inner: z.array(z.string()).optional(),
})

const Endpoint = z.object({
  id: z.string(),
  group: z.string(),
  method: z.string(),
  path: z.string(),
  access: z.string(),
  permission: z.string(),
  pathParams: z.array(z.string()),
  query: z.record(
    z.string(),
    z.object({
      required: z.boolean(),
      enum: z.array(z.string()).optional(),
      values: z.array(z.string()).optional(),
      expose: z.boolean().optional(),
    }),
  ),
  pagination: z.string(),
  job: z.boolean(),
  destructive: z.boolean(),
  idempotent: z.boolean(),
  success: z.array(z.number()),
  response: z.record(z.string(), z.string()).nullable(),
  events: z.array(z.string()),
  body: z
    .object({
      envelope: z.string().nullable(),
      required: z.array(z.string()),
      fields: z.record(z.string(), Field),
    })
    .optional(),
})
export type Endpoint = z.infer<typeof Endpoint>

const here = new URL('.', import.meta.url)
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, here), 'utf8'))

/** The 39 endpoints as Zendesk documents them, in the order of the catalog. */
export const endpoints = z.array(Endpoint).parse(read('contract.json'))

const Recording = z.object({ response: z.object({ status: z.number(), body: z.unknown() }) })

/** The recorded answers of an endpoint that succeeded. */
export const recordings = readdirSync(new URL('recordings/', here), { recursive: true, encoding: 'utf8' })
  .filter(file => /(^|\/)2\d\d-.*\.json$/.test(file))
  .sort()
  .map(file => ({
    file,
    endpoint: file.split('/').at(-2) ?? '',
    body: Recording.parse(read(`recordings/${file}`)).response.body,
  }))
