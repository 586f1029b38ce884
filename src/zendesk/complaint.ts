import { z } from 'zod'
import type { Body } from './body.ts'
import { excerpt } from './excerpt.ts'

/** What Zendesk's error body says, in whichever of its shapes. */
export interface Complaint {
  /** Zendesk's word for it, as RecordInvalid. */
  readonly code: string | undefined
  /** Its sentence, safe to show; empty where there is none. */
  readonly text: string
  /** The fields that it names. */
  readonly fields: readonly string[]
}

const Text = z.string().catch('')
const Detail = z.looseObject({ description: Text, error: Text })

// Shapes A, B, C, D and E of contract section 10; F is no JSON.
const Shape = z.looseObject({
  error: z
    .union([z.string(), z.looseObject({ title: Text, message: Text })])
    .optional()
    .catch(undefined),
  description: Text,
  error_description: Text,
  details: z.record(z.string(), z.unknown()).catch({}),
  errors: z.array(z.looseObject({ code: Text, title: Text, detail: Text })).catch([]),
})

/** Reads an error body; never fails, for a gateway may answer anything. */
export function complaint(body: Body): Complaint {
  if (body.kind === 'text' || body.kind === 'garbled')
    return { code: undefined, text: body.kind === 'text' && body.html ? '' : excerpt(body.text), fields: [] }
  const parsed = Shape.safeParse(body.kind === 'json' ? body.value : undefined)
  if (!parsed.success) return { code: undefined, text: '', fields: [] }
  const { error, description, error_description, details, errors } = parsed.data
  const [first] = errors
  if (first) {
    const text = errors.map(one => joined(one.title, one.detail)).join('; ')
    return { code: word(first.code), text: excerpt(text), fields: [] }
  }
  if (typeof error === 'object')
    return { code: word(error.title), text: excerpt(joined(error.message || error.title)), fields: [] }
  const named = Object.entries(details).slice(0, 20)
  const text = named.map(([field, list]) => about(field, sentences(list).join(', '))).join('; ')
  return {
    code: word(error),
    text: excerpt(text || joined(description || error_description || (error ?? ''))),
    fields: named
      .map(([field]) => field)
      .filter(field => field !== 'base' && /^[\w.[\]-]{1,100}$/.test(field)),
  }
}

/** Most of Zendesk's sentences begin with the field themselves, and `base` is none. */
const about = (field: string, said: string) =>
  field === 'base' || said.toLowerCase().startsWith(`${field.toLowerCase()}:`) ? said : `${field}: ${said}`

const sentences = (list: unknown) =>
  (Array.isArray(list) ? list : [list]).slice(0, 5).flatMap(one => {
    const detail = Detail.safeParse(one)
    return detail.success
      ? [detail.data.description || detail.data.error]
      : typeof one === 'string'
        ? [one]
        : []
  })

const joined = (...parts: readonly string[]) => parts.filter(part => part !== '').join(': ')

const word = (text: string | undefined) =>
  text !== undefined && /^[A-Za-z_ ]{1,60}$/.test(text) ? text : undefined
