import { ibanForms } from './find/bank.ts'
import { keyMakers } from './find/key.ts'
import { byTopic } from './find/national.ts'
import type { Hints } from './hints.ts'
import type { Level } from './kinds.ts'
import { lexicon } from './lexicon.ts'
import { type Masker, masker } from './mask.ts'
import { shapes } from './national/shapes.ts'

/** Loads what masking at this level needs, and makes the masker; what comes after needs no waiting. */
export async function masking(level: Level, hints?: Hints): Promise<Masker> {
  const none = level === 'off'
  const [numbers, phones] = await Promise.all([
    none ? undefined : import('./numbers.ts'),
    level === 'strict' ? import('libphonenumber-js/min') : undefined,
  ])
  const parts = {
    lexicon: lexicon(),
    makers: keyMakers(),
    forms: ibanForms(),
    shapes: byTopic(numbers ? shapes(numbers.numbers) : []),
    readPhone: phones?.parsePhoneNumberFromString ?? (() => undefined),
  }
  return masker(level, parts, hints)
}
