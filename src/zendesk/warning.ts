import { excerpt } from './excerpt.ts'

/** What Zendesk warns of: a sentence of ours, or words of its own, which may quote anybody. */
export interface Warning {
  readonly note?: string
  readonly words?: string
}

/** X-Zendesk-API-Warn: Zendesk drops what it does not know without an error. [CONTRACT 3] */
export function warning(header: string | null): Warning {
  if (header === null || header.trim() === '') return {}
  const ignored = names(header, 'unpermitted_keys')
  const invalid = names(header, 'invalid_values')
  if (![...ignored, ...invalid].every(name => code.test(name))) return { words: excerpt(header) }
  if (ignored.length === 0 && invalid.length === 0)
    return /unpermitted_keys/.test(header) ? {} : { words: excerpt(header) }
  const note = [
    ignored.length > 0 ? `Zendesk ignored fields that it does not take here: ${ignored.join(', ')}.` : '',
    invalid.length > 0 ? `Zendesk ignored invalid values of: ${invalid.join(', ')}.` : '',
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
  return { note }
}

/** The way to a field. */
const code = /^[\w.[\]-]{1,100}$/

/** `:unpermitted_keys=>["ticket.id"]`, Ruby's way of writing; read as JSON's too. */
const names = (header: string, key: string) =>
  [...(new RegExp(`${key}"?\\s*(?:=>|:)\\s*\\[([^\\]]*)\\]`).exec(header)?.[1] ?? '').matchAll(/"([^"]*)"/g)]
    .map(match => excerpt(match[1] ?? ''))
    .filter(word => word !== '')
