import { z } from 'zod'
import type { Tool } from '../../tools/tool.ts'
import { Missing, Refused } from '../errors.ts'
import type { Scene, Seen } from '../gate/approval/plan.ts'
import type { Target } from '../gate/targets.ts'
import type { CallContext } from '../zendesk/answer.ts'
import type { Zendesk } from '../zendesk/client.ts'

const Row = z.looseObject({ id: z.number() })
const Body = z.looseObject({
  tickets: z.array(Row).optional(),
  users: z.array(z.looseObject({ id: z.number(), name: z.string(), email: z.string().nullish() })).optional(),
})

/** Zendesk shows at most so many tickets at once. */
const most = 100

/** Reads the records that a call is about, and the people whom they name. Records that the credential may not read are left out. */
export async function scene(
  zendesk: Zendesk,
  tools: ReadonlyMap<string, Tool>,
  about: readonly Target[],
  context: CallContext,
): Promise<Scene> {
  const seen: Seen[] = []
  const people: Scene['people'] & Map<number, { name: string; email?: string }> = new Map()
  const absent: number[] = []
  const ask = async (name: string, input: Record<string, unknown>) => {
    const tool = tools.get(name)
    if (!tool) throw new Error(`no tool is named ${name}`)
    const { body } = await zendesk.call(tool, input, context)
    const found = Body.parse(body)
    for (const { id, name, email } of found.users ?? []) people.set(id, { name, ...(email ? { email } : {}) })
    return found
  }
  const one = async (kind: string, id: number) => {
    const include = kind === 'ticket' ? { include: ['users'] } : {}
    const record = Row.parse((await ask(`get_${kind}`, { [`${kind}_id`]: id, ...include }))[kind])
    seen.push({ kind, id, record })
  }
  const many = async (ids: readonly number[]) => {
    const { tickets = [] } = await ask('show_many_tickets', { ids, include: ['users'] })
    for (const record of tickets) seen.push({ kind: 'ticket', id: record.id, record })
    const found = new Set(tickets.map(({ id }) => id))
    absent.push(...ids.filter(id => !found.has(id)))
  }
  for (const { kind, ids } of about) {
    try {
      if (kind === 'ticket' && ids.length > 1)
        for (let at = 0; at < ids.length; at += most) await many(ids.slice(at, at + most))
      else
        for (const id of ids)
          await one(kind, id).catch(error => {
            if (!(error instanceof Missing)) throw error
            absent.push(id)
          })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }
  return { seen, people, absent }
}
