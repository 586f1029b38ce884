import { z } from 'zod'

/**
 * What must hold between inputs. JSON Schema could say it with `anyOf` alone, which some model providers refuse,
 * so the description says it and the server checks it.
 */
export type Rule<Field extends string = string> =
  /** Exactly one of these is given. */
  | { readonly one: readonly Field[] }
  /** At least one of these is given. */
  | { readonly some: readonly Field[] }
  /** Something besides these is given. */
  | { readonly besides: readonly Field[] }
  /** These differ. */
  | { readonly differ: readonly [Field, Field] }
  /** These are given only where the input `with` is `is`. */
  | { readonly only: readonly Field[]; readonly with: Field; readonly is: string }
  /** The text `in` does not use the search keyword; the input `use` says the same. */
  | { readonly keyword: string; readonly in: Field; readonly use: Field }
  /** With the list `ids`, `of` holds one entry without an id; without it, each entry has its own. */
  | { readonly ids: Field; readonly of: Field }

/** A closed object that keeps the rules; a field is never both set and cleared. */
export function closed<S extends z.core.$ZodLooseShape>(shape: S, rules: readonly Rule[] = []) {
  return z.strictObject(shape).superRefine((value, context) => {
    const given: Readonly<Record<string, unknown>> = value
    for (const message of [...rules.map(rule => broken(rule, given)), torn(given)])
      if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
}

const listed = (fields: readonly string[], word: string) => fields.join(` ${word} `)

function broken(rule: Rule, input: Readonly<Record<string, unknown>>): string | undefined {
  const has = (field: string) => input[field] !== undefined
  if ('one' in rule)
    return rule.one.filter(has).length === 1
      ? undefined
      : `give either ${listed(rule.one, 'or')}, and only one`
  if ('some' in rule) return rule.some.some(has) ? undefined : `give ${listed(rule.some, 'or')}`
  if ('besides' in rule)
    return Object.keys(input).some(field => has(field) && !rule.besides.includes(field))
      ? undefined
      : 'there is nothing to change; give at least one field'
  if ('differ' in rule) {
    const [one, other] = rule.differ
    return input[one] === input[other] ? `\`${one}\` and \`${other}\` are the same` : undefined
  }
  if ('only' in rule)
    return input[rule.with] === rule.is || !rule.only.some(has)
      ? undefined
      : `${listed(
          rule.only.map(field => `\`${field}\``),
          'and',
        )} go only with ${rule.with} "${rule.is}"`
  if ('keyword' in rule)
    return uses(input[rule.in], rule.keyword)
      ? `leave ${rule.keyword}: out of ${rule.in} and use the input ${rule.use}`
      : undefined
  return misnamed(rule, input)
}

/** A keyword outside of quotation marks, also negated or in brackets. */
const uses = (text: unknown, keyword: string) =>
  typeof text === 'string' &&
  new RegExp(`(^|[\\s(-])${keyword}\\s*[:<>]`, 'i').test(text.replaceAll(/"[^"]*"/g, '""'))

function misnamed(rule: { ids: string; of: string }, input: Readonly<Record<string, unknown>>) {
  const entries = input[rule.of]
  if (!Array.isArray(entries)) return undefined
  const named = entries.filter(entry => entry.id !== undefined).length
  if (input[rule.ids] === undefined)
    return named === entries.length
      ? undefined
      : `without ${rule.ids}, every entry of ${rule.of} needs its id`
  return entries.length === 1 && named === 0
    ? undefined
    : `with ${rule.ids}, ${rule.of} holds exactly one entry, and it has no id`
}

function torn(input: Readonly<Record<string, unknown>>) {
  const cleared: readonly unknown[] = Array.isArray(input['clear']) ? input['clear'] : []
  const both = cleared.find(field => typeof field === 'string' && input[field] !== undefined)
  return both === undefined ? undefined : `\`${both}\` is both set and cleared`
}
