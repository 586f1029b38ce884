import { z } from 'zod'

/** Zendesk takes a whole number in digits as well. */
export const Id = z
  .union([
    z.int().nonnegative(),
    z
      .string()
      .regex(/^\d{1,18}$/)
      .transform(Number),
  ])
  .describe('must be an integer')

export const Ids = z.array(Id).describe('must be an array')

export const Text = z.string().describe('must be a string')

/** Ids from other systems are often sent as numbers. */
export const TextOrNumber = z.union([z.string(), z.number().transform(String)]).describe('must be a string')

export const Flag = z
  .union([
    z.boolean(),
    z.enum(['true', '1']).transform(() => true),
    z.enum(['false', '0']).transform(() => false),
  ])
  .describe('must be a boolean')

export const Moment = z.iso.datetime({ offset: true }).describe('must be a date-time')

export const Anything = z.unknown()

export const Fields = z.record(z.string(), z.unknown()).describe('must be an object')

/** `tags` may be an array or one string; Zendesk lower-cases them, and a space ends a tag. */
export const Tags = z
  .union([z.array(z.string()), z.string()])
  .transform(tags => [
    ...new Set(
      (Array.isArray(tags) ? tags : [tags])
        .flatMap(tag => tag.toLowerCase().split(/[\s,]+/))
        .filter(tag => tag !== ''),
    ),
  ])
  .describe('must be an array')
