import { answer, type Raw, type Shown } from '../src/answers/answer.ts'
import { handles } from '../src/answers/mask/handles.ts'
import { masking } from '../src/answers/mask/masking.ts'
import { personal } from '../src/answers/personal.ts'
import type { Reading } from '../src/answers/reading.ts'
import { reader } from '../src/answers/text/reader.ts'
import { names } from '../src/answers/view/names.ts'
import { promises } from '../src/answers/view/promise.ts'
import { catalog } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'

const html = await reader()
const promise = promises(catalog)

/** How answers are read for an agent of each level of masking, with caches of its own. */
export async function reading(level: Parameters<typeof masking>[0], budget = 10_000): Promise<Reading> {
  const now = () => 0
  const masker = await masking(level, personal)
  const mine = handles({ now })('agent')
  let at = 0
  return {
    budget,
    mask: value => masker(value, { handles: mine }),
    names: names({ now }),
    titles: new Map(),
    html,
    promise,
    // The fractional parts of multiples of the golden ratio: spread evenly, and the same in every run.
    random: () => (++at * 0.618_033_988_749_895) % 1,
  }
}

const partial = await reading('partial')

/** What the model reads of an answer, where nothing else is said about how. */
export const answered = (tool: Tool, input: Record<string, unknown>, raw: Raw, how = partial): Shown =>
  answer(tool, input, raw, how)
