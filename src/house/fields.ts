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
  /** Every custom field; undefined where they cannot be had now. It never rejects. */
  all(): Promise<readonly Field[] | undefined>
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
  key: z.string().nullish(),
  active: z.boolean().nullish(),
  removable: z.boolean().nullish(),
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
    | { readonly list: readonly Field[]; readonly titles: Titles; readonly untilMs: number }
    | undefined
  let sorryUntilMs = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const read = async () => {
    const account = await zendesk()
    // It belongs to no call: who goes away takes it from nobody else. Answers wait for it.
    const signal = AbortSignal.timeout(patienceMs)
    const found: Field[] = []
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
        if (!data || data.removable === false) continue
        const { id, title, key, active } = data
        found.push({ id, title, ...(key ? { key } : {}), active: active !== false })
      }
      if (next === undefined) break
      cursor = next
    }
    known = { list: found, titles: titles(found), untilMs: now() + freshMs }
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
    all: async () => (await fresh())?.list,
    titles: async () => (await fresh())?.titles ?? none,
  }
}
