import { z } from 'zod'
import type { Tool } from '../../tools/tool.ts'
import { type Titles, titles } from '../answers/view/custom.ts'
import type { Zendesk } from '../zendesk/client.ts'

/** A custom field of tickets. */
export interface Field {
  readonly id: number
  readonly title: string
  readonly key?: string
  /** Agents can still fill it. */
  readonly active: boolean
}

/** The account's custom fields, asked for once an hour at most. */
export interface Fields {
  /** The custom fields, and whether all could be read; undefined where they cannot be had now. It never rejects. */
  all(): Promise<{ readonly list: readonly Field[]; readonly complete: boolean } | undefined>
  /** Their titles by id; none where they cannot be had now. */
  titles(): Promise<Titles>
}

interface Given {
  readonly zendesk: () => Promise<Pick<Zendesk, 'call'>>
  readonly tool: Tool
  /** Milliseconds, as Date.now gives them. */
  readonly now: () => number
}

const Body = z.object({ ticket_fields: z.array(z.unknown()) })
const Entry = z.object({
  id: z.number(),
  title: z.string(),
  key: z.string().optional().catch(undefined),
  active: z.boolean().optional().catch(undefined),
  removable: z.boolean().optional().catch(undefined),
})

const freshMs = 3_600_000
const sorryMs = 60_000
const patienceMs = 10_000
/** Zendesk advises against more than 400 fields. */
const mostPages = 10
const none: Titles = new Map()

/** Asks for the custom fields on first need, one request for all who wait; after a failure, not again for a minute. */
export function fields({ zendesk, tool, now }: Given): Fields {
  let known:
    | {
        readonly list: readonly Field[]
        readonly complete: boolean
        readonly titles: Titles
        readonly untilMs: number
      }
    | undefined
  let sorryUntilMs = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const read = async () => {
    const account = await zendesk()
    // It belongs to no call: who goes away takes it from nobody else. Answers wait for it.
    const signal = AbortSignal.timeout(patienceMs)
    const found: Field[] = []
    let [came, odd] = [0, 0]
    let cursor: string | undefined
    for (let pages = 0; pages < mostPages; pages++) {
      const { body, next } = await account.call(
        tool,
        { limit: 100, ...(cursor !== undefined && { cursor }) },
        { signal },
      )
      for (const one of Body.parse(body).ticket_fields) {
        // One field of an odd form takes the titles from no other.
        const { data } = Entry.safeParse(one)
        came++
        if (!data) odd++
        if (!data || data.removable === false) continue
        const { id, title, key, active } = data
        found.push({ id, title, ...(key ? { key } : {}), active: active !== false })
      }
      if (next === undefined) break
      cursor = next
    }
    if (came > 0 && odd === came) throw new Error('no custom field could be read')
    known = { list: found, complete: odd === 0, titles: titles(found), untilMs: now() + freshMs }
  }
  const fresh = async () => {
    if (known && known.untilMs > now()) return known
    // Old titles are better than none.
    if (now() < sorryUntilMs) return known
    asking ??= read()
      .catch(() => {
        sorryUntilMs = now() + sorryMs
      })
      .finally(() => {
        asking = undefined
      })
    await asking
    return known
  }
  return {
    all: fresh,
    titles: async () => (await fresh())?.titles ?? none,
  }
}
