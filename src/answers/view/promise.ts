import { z } from 'zod'
import type { Tool } from '../../../tools/tool.ts'
import { isRecord } from '../record.ts'
import { field, select } from './select.ts'

/** What a declaration promises of a value: these fields of it, or, without any named, the whole of it. */
export type Promised = ReadonlyMap<string, Promised> | undefined

/** The fields that an output's schema names; those of a list are those of its entries. */
export function promised(type: unknown): Promised {
  const inner = bare(type)
  if (inner instanceof z.ZodArray) return promised(inner.element)
  if (!(inner instanceof z.ZodObject)) return undefined
  return new Map(Object.entries(inner.shape).map(([name, field]) => [name, promised(field)]))
}

function bare(type: unknown): unknown {
  return type instanceof z.ZodOptional || type instanceof z.ZodNullable || type instanceof z.ZodCatch
    ? bare(type.unwrap())
    : type
}

/** Of a value what is promised, in the promise's order, without what is empty. */
export function pick(value: unknown, promise: Promised): unknown {
  if (promise === undefined || promise.size === 0) return select(value)
  if (Array.isArray(value)) {
    const kept = value.map(item => pick(item, promise)).filter(item => item !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (!isRecord(value)) return select(value)
  const shown = [...promise].flatMap(([name, inner]): [string, unknown][] => {
    const kept = !Object.hasOwn(value, name)
      ? undefined
      : inner?.size
        ? pick(value[name], inner)
        : field(name, value[name])
    return kept === undefined ? [] : [[name, kept]]
  })
  return shown.length > 0 ? Object.fromEntries(shown) : undefined
}

/** What is promised of what stands under a key: by the tool that answers, or else by the one that lists such records. */
export type Promises = (tool: Tool, key: string) => Promised

/** Reads each declaration once. */
export function promises(tools: readonly Tool[]): Promises {
  const read = new Map<unknown, Promised>()
  const once = (type: unknown) => {
    if (!read.has(type)) read.set(type, promised(type))
    return read.get(type)
  }
  const listed = new Map(
    tools.flatMap(({ pages, output }) => (pages ? [[pages.rows, output.shape[pages.rows]]] : [])),
  )
  return ({ output }, key) => once(output.shape[key] ?? listed.get(key))
}
