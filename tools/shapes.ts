import { z } from 'zod'

/** A record's id: a positive whole number. Zendesk's ids are int64; today's have 6 to 14 digits, below 2^53. */
export const Id = z.int().positive()

/** A moment in ISO 8601, as 2026-11-20T10:00:00Z. */
export const Timestamp = z.iso.datetime({ offset: true })

/** At most 100 ids. */
export const Ids = z.array(Id).max(100)

/** Tags, domains, names: texts with something in them. */
export const Strings = z.array(z.string().min(1)).max(500)

/** A text with something in it. */
export const Words = z.string().regex(/\S/, 'expected some text')

/** An e-mail address, also one with letters beyond ASCII, which JSON Schema's `email` would refuse. */
export const Email = z.email({ pattern: z.regexes.unicodeEmail }).meta({ format: undefined })

const AnyValue = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** The value of a custom field or of a macro's action. Zendesk's own types differ by field, so the wire says nothing. */
export const Value = z.unknown().refine(value => AnyValue.safeParse(value).success, {
  error: 'expected a text, a number, true, false, null or a list of texts',
})

/** Values of a profile's custom fields, by the field's key. */
export const Profile = z.record(z.string().min(1), Value)

/** What a model is told of an object: these of its inputs. All of them are taken, and the description says so. */
export const shown = (...names: readonly string[]) => ({ shown: names })

/** Nullable fields of a record: naming one empties it. */
export const Clear = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.array(z.enum(fields)).min(1).describe('To empty')

/** Records to send along, under keys of their own. A model asks for them by `fields`, and is told of that alone. */
export const Include = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.array(z.enum(names)).min(1).meta(untold)

/** An input that is taken and that no model is told of: another one says the same, or hardly anybody asks for it. */
export const untold = { untold: true }

/** Whether an input is one of those. */
export function isUntold(field: z.core.$ZodType): boolean {
  const said = z.globalRegistry.get(field)?.['untold']
  return said === undefined ? field instanceof z.ZodOptional && isUntold(field.unwrap()) : said === true
}

/** What the caller chooses of the records that are shown; never sent. */
export const choosing = {
  /** Further fields and side-loads by name; `notes@8000` reads a text that was cut from there on. */
  fields: z.array(z.string().min(1).max(200)).min(1).max(100).optional(),
  view: z.enum(['full']).optional(),
}

/** The inputs of every list. The cursor is ours: it hides whether Zendesk pages by cursor or by number. */
export const page = (most: number) => ({
  limit: z.int().min(1).max(most).default(25),
  cursor: z.string().min(1).max(2_000).optional().describe('From next_cursor'),
})

/** A promise an answer may break: null, absent or of another type, it never turns an answer into an error. */
const open = <T extends z.ZodType>(type: T) => type.nullish().catch(undefined)

export const text = open(z.string())
export const whole = open(z.int())
export const flag = open(z.boolean())
export const texts = open(z.array(z.string().nullable()))
/** A field that has more than one type. */
export const anything = z.unknown().optional()

/** A record that promises these fields and may have more. */
export const record = (shape: z.core.$ZodLooseShape) => open(z.looseObject(shape))

/** A list of such records. */
export const rows = (shape: z.core.$ZodLooseShape) => open(z.array(z.looseObject(shape).catch({})))

/** The outputs of every list. No next_cursor: the list has ended. */
export const paged = { next_cursor: text }

/** A background job and what became of each of its items. */
export const job = {
  job: record({ id: text, status: text, total: whole, progress: whole, message: text }),
  results: rows({ index: whole, id: whole, status: text, success: flag, error: text, details: text }),
}
