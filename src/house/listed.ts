import { catalog, companions } from '../../tools/index.ts'
import type { Tool } from '../../tools/tool.ts'
import { mayBe } from '../gate/approval/mode.ts'
import type { Fact } from '../gate/grammar.ts'
import type { Class } from '../gate/policy/kinds.ts'
import { type ListedTool, listing } from '../mcp/listing.ts'

/** What is known of a tool before its schemas are loaded: what the gate judges by, and what clients see. */
export interface Listed extends Fact, Pick<Tool, 'pages'> {
  readonly seen: ListedTool
  /** What a call of it can be, as far as a yes depends on that. */
  readonly may: readonly Class[]
}

/** The whole catalog as it is listed. The build keeps the result, so that a start computes no schema. */
export const listed = (): readonly Listed[] =>
  [...catalog, ...companions].map(tool => ({
    name: tool.name,
    resource: tool.resource,
    access: tool.access,
    scope: tool.scope,
    ...(tool.newScope && { newScope: tool.newScope }),
    ...(tool.beside && { beside: tool.beside }),
    ...(tool.pages && { pages: tool.pages }),
    seen: listing(tool),
    may: mayBe(tool),
  }))
