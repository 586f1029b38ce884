import { InputError } from '../errors.ts'

const word = /^[A-Za-z0-9_-]{1,128}$/

/** Fills a declared path. Whatever an id holds, it stays inside its own segment. */
export function path(template: string, input: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, input[name]))
}

/** The inputs that a declared path takes. */
export const placeholders = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')

function segment(name: string, value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value)
  if (typeof value === 'string' && word.test(value)) return value
  throw new InputError(name, 'it is no id', 'Give the id as Zendesk gave it', { field: name })
}
