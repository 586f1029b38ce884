import type { Tool } from '../../tools/tool.ts'
import { needed } from './bounds/shape.ts'
import { plain } from './walk.ts'

/** Records of one kind that a call is about: `ticket` is read by the tool get_ticket. */
export interface Target {
  readonly kind: string
  readonly ids: readonly number[]
}

type Values = Readonly<Record<string, unknown>>

/** The records that a call reads or changes, by its declaration: ids that have to be given, and those of a bulk call. */
export function targets(tool: Tool, values: Values, has: (tool: string) => boolean): readonly Target[] {
  const found = new Map<string, Set<number>>()
  const add = (kind: string, id: unknown) => {
    if (typeof id === 'number' && has(`get_${kind}`)) found.set(kind, (found.get(kind) ?? new Set()).add(id))
  }
  for (const [name, schema] of Object.entries(tool.input.shape)) {
    const kind = /^(\w+)_id$/.exec(name)?.[1] ?? (name === 'id' ? tool.body : undefined)
    if (kind && needed(schema)) add(kind, values[name])
  }
  if (tool.bulk) {
    const { ids, of, one } = tool.bulk
    for (const id of list(values[ids])) add(one, id)
    for (const entry of list(values[of])) if (plain(entry)) add(one, entry['id'])
  }
  return [...found].map(([kind, ids]) => ({ kind, ids: [...ids] }))
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
