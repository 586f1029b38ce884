import { createHash } from 'node:crypto'
import { z } from 'zod'
import { choosing } from '../../tools/shapes.ts'
import { InputError } from '../errors.ts'
import type { Input } from './request.ts'

/** A place in a list: Zendesk's cursor, or the rows before it; the size of a page; and rows of it already shown. */
export interface Place {
  readonly at: string | number
  readonly size: number
  readonly skip: number
  /** How many characters of the first row's long text were shown. */
  readonly offset: number
  /** How many of Zendesk's cursors have been followed, and what is remembered of one of them. */
  readonly steps: number
  readonly mark: string
}

const version = '4'
const Whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
/** Zendesk's cursor stands last and as it is, for it is most of ours: a model pays for every letter. */
const Packed = z.tuple([
  z.literal(version),
  Whole.pipe(z.int().min(1).max(1_000)),
  Whole.pipe(z.int().max(1_000)),
  Whole,
  Whole,
  z.string().max(6),
  z.string(),
  z.union([
    z
      .string()
      .regex(/^n\d{1,15}$/)
      .transform(text => Number(text.slice(1))),
    z
      .string()
      .regex(/^c/)
      .transform(text => decodeURI(text.slice(1))),
  ]),
])

const digest = (text: string, length: number) =>
  createHash('sha256').update(text).digest('base64url').slice(0, length)

/**
 * The place that Zendesk's next cursor leads to, or undefined where that was followed before. One cursor is remembered,
 * at the first, second, fourth, eighth … step (R. P. Brent, 1980): whatever the length of a circle, it is found.
 */
export function onward(place: Place, at: string): Place | undefined {
  const met = digest(at, 6)
  if (at === place.at || met === place.mark) return undefined
  const steps = place.steps + 1
  const remembered = (steps & (steps - 1)) === 0 ? met : place.mark
  return { ...place, at, skip: 0, offset: 0, steps, mark: remembered }
}

/** Our cursor for a place in one list: it fits the same tool and arguments alone. */
export function pack(tool: string, input: Input, place: Place): string {
  const { at, size, skip, offset, steps, mark } = place
  const rest = typeof at === 'number' ? `n${at}` : `c${encodeURI(at)}`
  return [version, size, skip, offset, steps, mark, seal(tool, input, place), rest].join('.')
}

/** The place that a cursor stands for. */
export function unpack(tool: string, input: Input, cursor: string): Place {
  const [, size, skip, offset, steps, mark, sealed, at] = parsed(tool, cursor)
  const place = { at, size, skip, offset, steps, mark }
  if (sealed !== seal(tool, input, place))
    throw new InputError(
      `${tool} was not sent`,
      'this cursor belongs to another list, or was changed',
      'Give next_cursor as it came, with the same arguments as before, or start again without it',
      { field: 'cursor' },
    )
  return place
}

function parsed(tool: string, cursor: string) {
  try {
    const parts = cursor.split('.')
    return Packed.parse([...parts.slice(0, 7), parts.slice(7).join('.')])
  } catch {
    throw new InputError(
      `${tool} was not sent`,
      'this is no cursor of ours',
      'Give next_cursor as it came, or start again without it',
      { field: 'cursor' },
    )
  }
}

/** Inputs that choose no rows: they may differ from page to page. */
const free: ReadonlySet<string> = new Set(['cursor', 'limit', 'include', ...Object.keys(choosing)])

/** Not a secret: it tells a mistake, and whoever forges it gets what the same list would give anyway. */
function seal(tool: string, input: Input, { at, size, skip, offset, steps, mark }: Place): string {
  const listed = Object.keys(input)
    .filter(name => input[name] !== undefined && !free.has(name))
    .sort()
    .map(name => [name, input[name]])
  return digest(JSON.stringify([tool, listed, at, size, skip, offset, steps, mark]), 9)
}
