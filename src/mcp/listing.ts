import { z } from 'zod'
import { isUntold } from '../../tools/shapes.ts'
import type { Tool } from '../../tools/tool.ts'

const ObjectSchema = z.object({ type: z.literal('object') }).catchall(z.json())
export type ObjectSchema = z.infer<typeof ObjectSchema>

/** What a client sees of a tool. */
export interface ListedTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: ObjectSchema
  readonly outputSchema: ObjectSchema
  readonly annotations: {
    readonly readOnlyHint: boolean
    readonly destructiveHint: boolean
    readonly idempotentHint: boolean
  }
}

/** A tool as a client sees it: everything here follows from its declaration. */
export function listing(tool: Tool): ListedTool {
  return {
    name: tool.name,
    title: title(tool.name),
    description: tool.about,
    inputSchema: schema(tool.input, 'input'),
    outputSchema: schema(tool.output, 'output'),
    annotations: annotations(tool),
  }
}

/** The same tool with one input more. */
export function withInput(tool: ListedTool, name: string, schema: z.core.util.JSONType): ListedTool {
  const properties = Properties.parse(tool.inputSchema['properties'] ?? {})
  return {
    ...tool,
    inputSchema: { ...tool.inputSchema, properties: { ...properties, [name]: schema } },
  }
}

const Properties = z.record(z.string(), z.json())

/** A name as a person reads it. */
export const title = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`

/** All three for each tool: a hint that is left out stands for the worst, and not every client looks at readOnlyHint first. */
const annotations = ({ access, method, onceWith, job }: Tool) => ({
  readOnlyHint: access === 'read',
  destructiveHint: access === 'destructive',
  idempotentHint: method !== 'POST' && onceWith === undefined && job === undefined,
})

/** The words of JSON Schema that help a model to fill in a call; what the others say, the server checks. */
const inputWords = [
  'type',
  'format',
  'description',
  'enum',
  'default',
  'maximum',
  'items',
  'properties',
  'required',
]

/** Names and types, nothing required: whatever Zendesk leaves out or adds, the answer still fits. */
const outputWords = ['type', 'items', 'properties']

function schema(type: z.ZodObject, io: 'input' | 'output'): ObjectSchema {
  const words = io === 'input' ? inputWords : outputWords
  const { $schema: _, ...rest } = z.toJSONSchema(ofModels(type), {
    io,
    override: ({ jsonSchema: node }) => {
      const slim = told(choice({ ...node, ...filled(node) }))
      for (const word of Object.keys(node)) delete node[word]
      for (const word of words) if (says(slim[word])) node[word] = slim[word]
    },
  })
  return ObjectSchema.parse(io === 'input' ? { ...rest, additionalProperties: false } : rest)
}

/** An object without the inputs that models are not told of. */
function ofModels(type: z.ZodObject): z.ZodObject {
  const told = Object.entries(type.shape).filter(([, field]) => !isUntold(field))
  return z.object(Object.fromEntries(told))
}

type Node = z.core.JSONSchema.BaseSchema

/** One value is a choice of one: fewer clients know `const`. */
const choice = ({ const: only, ...node }: Node): Node =>
  only === undefined ? node : { ...node, enum: [only] }

/** Nulls are left out of an answer, so its schema need not name them. */
function filled({ type, anyOf }: Node): Node {
  const name = Array.isArray(type) ? type.find(name => name !== 'null') : undefined
  return anyOf?.find(branch => branch.type !== 'null') ?? (name === undefined ? {} : { type: name })
}

/** An object that wants to be told in short is shown by a few of its fields, or by its description alone. */
function told(node: Node): Node {
  if (!Array.isArray(node.shown)) return node
  const { shown, properties = {}, required: _, enum: __, ...rest } = node
  const few = Object.entries(properties).filter(([name]) => shown.includes(name))
  return few.length > 0 ? { ...rest, properties: Object.fromEntries(few) } : rest
}

/** zod bounds every whole number by what a JavaScript number holds. */
const says = (value: unknown) => value !== undefined && value !== Number.MAX_SAFE_INTEGER
