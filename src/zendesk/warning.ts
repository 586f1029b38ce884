import { excerpt } from './excerpt.ts'

/** X-Zendesk-API-Warn as a sentence: Zendesk drops what it does not know without an error. [CONTRACT 3] */
export function warning(header: string | null): string | undefined {
  if (header === null || header.trim() === '') return undefined
  const ignored = words(header, 'unpermitted_keys')
  const invalid = words(header, 'invalid_values')
  if (ignored.length === 0 && invalid.length === 0)
    return /unpermitted_keys/.test(header) ? undefined : `Zendesk warns: "${excerpt(header)}"`
  return [
    ignored.length > 0 ? `Zendesk ignored fields that it does not take here: ${ignored.join(', ')}.` : '',
    invalid.length > 0 ? `Zendesk ignored invalid values of: ${invalid.join(', ')}.` : '',
  ]
    .filter(sentence => sentence !== '')
    .join(' ')
}

/** `:unpermitted_keys=>["ticket.id"]`, Ruby's way of writing; read as JSON's too. */
const words = (header: string, key: string) =>
  [...(new RegExp(`${key}"?\\s*(?:=>|:)\\s*\\[([^\\]]*)\\]`).exec(header)?.[1] ?? '').matchAll(/"([^"]*)"/g)]
    .map(match => excerpt(match[1] ?? ''))
    .filter(word => word !== '')
