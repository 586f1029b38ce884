import type { Tool } from '../../../tools/tool.ts'
import { plain } from '../walk.ts'
import { classesOf, entriesOf } from './mode.ts'
import type { Scene } from './plan.ts'

type Values = Readonly<Record<string, unknown>>
type Declared = Pick<Tool, 'access' | 'job' | 'final' | 'body' | 'people'>

/** By what of it a call could do harm at the word of a misled agent: by all of it, by the people whom it draws in, or not. */
export function harmOf(tool: Declared, values: Values): 'all' | 'people' | 'none' {
  const classes = classesOf(tool, values)
  if (!classes.includes('write')) return 'none'
  if (!tool.people || classes.some(one => one !== 'write')) return 'all'
  const { inputs } = tool.people
  return entriesOf(tool, values).some(entry => inputs.some(name => entry[name] !== undefined))
    ? 'people'
    : 'none'
}

/** Whether a call could do harm; `look` reads the record, where it depends on who is in it already. */
export async function harms(
  tool: Declared,
  values: Values,
  look: () => Promise<Pick<Scene, 'seen' | 'people'>>,
): Promise<boolean> {
  const by = harmOf(tool, values)
  if (by !== 'people') return by === 'all'
  const scene = await look()
  const [only, ...more] = scene.seen
  const record = only && more.length === 0 ? only.record : {}
  return entriesOf(tool, values).some(entry => draws(tool.people, entry, record, scene.people))
}

/** Whether an entry names anybody who is not in the record as it is now: for the place of one, that one; for a list, anybody. */
function draws(
  { inputs = [], known = [] }: Partial<NonNullable<Tool['people']>> = {},
  entry: Values,
  record: Values,
  people: Scene['people'],
): boolean {
  const idsOf = (...fields: readonly string[]) => fields.flatMap(field => record[field]).filter(isId)
  const isOne = (who: unknown, ids: readonly number[]) =>
    typeof who === 'string'
      ? ids.some(id => people.get(id)?.email?.toLowerCase() === who.toLowerCase())
      : isId(who) && ids.includes(who)
  return inputs.some(name => {
    const given = entry[name]
    if (given === undefined) return false
    if (Array.isArray(given)) {
      const anybody = idsOf(...known)
      return given
        .filter(one => !(plain(one) && one['action'] === 'delete'))
        .some(one => !plain(one) || !isOne(one['user_id'] ?? one['user_email'], anybody))
    }
    const now = idsOf(name.endsWith('_id') ? name : `${name}_id`)
    return !isOne(plain(given) ? given['email'] : given, now)
  })
}

const isId = (value: unknown): value is number => typeof value === 'number'
