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

/** What is promised of records by the tools that list them, for where they stand beside others. */
export function promises(tools: readonly Tool[]): (key: string) => Promised {
  const known = new Map(
    tools.flatMap(({ pages, output }) => (pages ? [[pages.rows, promised(output.shape[pages.rows])]] : [])),
  )
  return key => known.get(key)
}
