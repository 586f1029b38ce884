import { handles } from '../src/answers/mask/handles.ts'
import type { Hints } from '../src/answers/mask/hints.ts'
import type { Counts, Level } from '../src/answers/mask/kinds.ts'
import { masking } from '../src/answers/mask/masking.ts'

/** A masker with handles of its own for each text, so that every first value has the number 1. */
export async function fresh(level: Level, hints?: Hints) {
  const mask = await masking(level, hints)
  return (value: unknown, names: readonly string[] = []): { value: unknown; counts: Counts } =>
    mask(value, { handles: handles({ now: () => 0 })('agent'), names })
}
