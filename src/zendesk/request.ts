import { z } from 'zod'
import { choosing } from '../../tools/shapes.ts'
import type { Method, Shape, Tool } from '../../tools/tool.ts'
import { path } from './path.ts'

/** What goes over the wire for one call, before the credential. */
export interface Request {
  readonly method: Method
  /** Below `/api/v2`. */
  readonly path: string
  readonly query: string
  readonly body: string | undefined
}

/** The arguments of a call, as its input schema let them through. */
export type Input = Readonly<Record<string, unknown>>

/** Query parameters as Zendesk spells them. */
export type Query = Readonly<Record<string, string | number>>

type Fields = Record<string, unknown>

const Record = z.record(z.string(), z.unknown())
const Names = z.array(z.string()).catch([])

/** One call of a tool as Zendesk expects it; `page` goes into the query and `stamp` into the record. */
export function request(tool: Tool, input: Input, page: Query = {}, stamp: Input = {}): Request {
  const query = new URLSearchParams()
  const rest: Fields = {}
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || name === 'clear' || elsewhere(tool, name)) continue
    const renamed = tool.query?.[name]
    if (name === tool.bulk?.ids) ask(query, 'ids', value)
    else if (renamed !== undefined || tool.body === undefined) ask(query, renamed ?? name, value)
    else rest[name] = value
  }
  for (const [name, value] of Object.entries(page)) query.set(name, String(value))
  return {
    method: tool.method,
    path: path(tool.path, input),
    query: query.toString(),
    body: tool.body === undefined ? undefined : JSON.stringify(body(tool, input, rest, stamp)),
  }
}

/** An input that the path holds, that pages.ts turns into Zendesk's words, or that only chooses what is shown. */
const elsewhere = (tool: Tool, name: string) =>
  tool.path.includes(`{${name}}`) ||
  (tool.pages !== undefined && (name === 'limit' || name === 'cursor')) ||
  (tool.shows === true && Object.hasOwn(choosing, name))

// Zendesk takes lists with commas, but role[]=a&role[]=b. [CONTRACT 3]
function ask(query: URLSearchParams, name: string, value: unknown): void {
  if (!Array.isArray(value)) query.set(name, String(value))
  else if (name.endsWith('[]')) for (const one of value) query.append(name, String(one))
  else query.set(name, value.join(','))
}

function body(tool: Tool, input: Input, rest: Fields, stamp: Input): unknown {
  const { body: envelope, bulk } = tool
  const many = envelope ? rest[envelope] : undefined
  if (envelope && Array.isArray(many)) {
    const items = many.map(item => emptied(item, itemShape(tool.input.shape[envelope])))
    return bulk && input[bulk.ids] !== undefined ? { [bulk.one]: items[0] } : { [envelope]: items }
  }
  const record = { ...emptied({ ...rest, clear: input['clear'] }, tool.input.shape), ...stamp }
  return envelope ? { [envelope]: record } : record
}

/** The record, with the fields that `clear` names set to nothing: null, or no entries for a list. */
export function emptied(record: unknown, shape: Shape): Fields {
  const { clear, ...fields } = Record.parse(record)
  for (const name of Names.parse(clear)) fields[name] = bare(shape[name]) instanceof z.ZodArray ? [] : null
  return fields
}

function bare(type: unknown): unknown {
  return type instanceof z.ZodOptional || type instanceof z.ZodDefault || type instanceof z.ZodNullable
    ? bare(type.unwrap())
    : type
}

function itemShape(list: unknown): Shape {
  const array = bare(list)
  const item = array instanceof z.ZodArray ? bare(array.element) : undefined
  return item instanceof z.ZodObject ? item.shape : {}
}
