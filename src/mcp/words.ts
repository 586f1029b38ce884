import type { Result } from './door.ts'

/** What a model reads of a result, alike from a tool and from a resource. */
export const words = ({ value }: Result) => ({ text: JSON.stringify(value), mimeType: 'application/json' })
