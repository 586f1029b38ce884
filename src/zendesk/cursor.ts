import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { InputError } from '../errors.ts'
import type { Input } from './request.ts'

/** A place in a list: Zendesk's cursor, or the rows before it; the size of a page; and rows of it already shown. */
export interface Place {
  readonly at: string | number
  readonly size: number
  readonly skip: number
}

const version = 1
const Packed = z.tuple([
  z.literal(version),
  z.union([z.string(), z.int().nonnegative()]),
  z.int().min(1).max(1_000),
  z.int().min(0).max(1_000),
  z.string(),
])

/** Our cursor for a place in one list: it fits the same tool and arguments alone. */
export function pack(tool: string, input: Input, { at, size, skip }: Place): string {
  return Buffer.from(JSON.stringify([version, at, size, skip, seal(tool, input, at, size, skip)])).toString(
    'base64url',
  )
}

/** The place that a cursor stands for. */
export function unpack(tool: string, input: Input, cursor: string): Place {
  const [, at, size, skip, mark] = parsed(tool, cursor)
  if (mark !== seal(tool, input, at, size, skip))
    throw new InputError(
      `${tool} was not sent`,
      'this cursor belongs to another list, or was changed',
      'Give next_cursor as it came, with the same arguments as before, or start again without it',
      { field: 'cursor' },
    )
  return { at, size, skip }
}

function parsed(tool: string, cursor: string) {
  try {
    return Packed.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new InputError(
      `${tool} was not sent`,
      'this is no cursor of ours',
      'Give next_cursor as it came, or start again without it',
      { field: 'cursor' },
    )
  }
}

/** Not a secret: it tells a mistake, and whoever forges it gets what the same list would give anyway. */
function seal(tool: string, input: Input, at: string | number, size: number, skip: number): string {
  const { cursor: _, limit: __, ...others } = input
  const listed = Object.keys(others)
    .filter(name => others[name] !== undefined)
    .sort()
    .map(name => [name, others[name]])
  return createHash('sha256')
    .update(JSON.stringify([tool, listed, at, size, skip]))
    .digest('base64url')
    .slice(0, 12)
}
