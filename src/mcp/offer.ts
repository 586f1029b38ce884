import type { ListedTool } from './listing.ts'
import { needs, type Prompt } from './prompts/prompt.ts'
import { prompts } from './prompts/texts.ts'
import { type Finder, idOf, type Kind, kinds } from './resources/kinds.ts'

/** What stands beside a caller's tools. All of it is done by these tools, so where they are not, it is not. */
export interface Offer {
  /** The tool of that name, where the caller has it. */
  tool(name: string): ListedTool | undefined
  /** The kinds of records that can be read by URI. */
  readonly kinds: readonly Kind[]
  readonly prompts: readonly Prompt[]
  /** The ways to find ids of a kind. */
  finders(kind: Kind): readonly Finder[]
  /** There is something to complete. */
  readonly completes: boolean
}

/** Works out what a list of tools carries, once for each list. */
export function offers(): (tools: readonly ListedTool[]) => Offer {
  const kept = new WeakMap<readonly ListedTool[], Offer>()
  return tools => {
    const known = kept.get(tools)
    if (known) return known
    const made = offer(tools)
    kept.set(tools, made)
    return made
  }
}

function offer(tools: readonly ListedTool[]): Offer {
  const byName = new Map(tools.map(tool => [tool.name, tool]))
  const has = ({ tool }: { readonly tool: string }) => byName.has(tool)
  const mine = {
    tool: (name: string) => byName.get(name),
    kinds: kinds.filter(kind => byName.has(kind.read)),
    prompts: prompts.filter(prompt => needs(prompt).every(name => byName.has(name))),
    finders: (kind: Kind) => kind.find.filter(has),
  }
  const asked = mine.prompts.flatMap(prompt => prompt.arguments.map(({ name }) => name))
  const named = [...mine.kinds, ...kinds.filter(kind => asked.includes(idOf(kind)))]
  return { ...mine, completes: named.some(kind => kind.find.length === 0 || kind.find.some(has)) }
}
