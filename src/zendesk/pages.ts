import { z } from 'zod'
import type { Pages, Tool } from '../../tools/tool.ts'
import { InputError, Unavailable } from '../errors.ts'
import { onward, type Place, pack, unpack } from './cursor.ts'
import type { Input, Query } from './request.ts'

/** Where a call reads in its list, and what asks Zendesk for it. */
export interface Page {
  readonly place: Place
  readonly query: Query
  /** The number of an offset page. */
  readonly number: number | undefined
}

/** One page of a list as it came, and the way on. */
export interface Walked {
  readonly body: Readonly<Record<string, unknown>>
  readonly next: string | undefined
  readonly resume: (shown: number, offset?: number) => string
  readonly offset: number
  readonly notes: readonly string[]
}

/** The page that a call asks for: the first, or the one its cursor stands for. */
export function page(tool: Tool, pages: Pages, input: Input): Page {
  const size = typeof input['limit'] === 'number' ? input['limit'] : 25
  const cursor = input['cursor']
  const start: Place = { at: pages.by === 'cursor' ? '' : 0, size, skip: 0, offset: 0, steps: 0, mark: '' }
  const place = typeof cursor === 'string' ? unpack(tool.name, input, cursor) : start
  if (typeof place.at === 'string')
    return {
      place,
      query: { 'page[size]': place.size, ...(place.at === '' ? {} : { 'page[after]': place.at }) },
      number: undefined,
    }
  const rows = fitting(place.at, Math.min(place.size, (pages.reach ?? Number.POSITIVE_INFINITY) - place.at))
  const number = place.at / rows + 1
  return { place, query: { per_page: rows, page: number }, number }
}

// Zendesk counts pages, not rows, so a last page that fits under its cap needs a size that divides what is before it.
const fitting = (before: number, most: number): number => {
  for (let rows = most; rows > 1; rows--) if (before % rows === 0) return rows
  return 1
}

const Cursors = z.looseObject({
  meta: z
    .looseObject({
      // A boolean; the prose of the export calls it a string. [CONTRACT 5.37]
      has_more: z.union([z.boolean(), z.string()]).nullish(),
      after_cursor: z.string().nullish(),
    })
    .nullish(),
  next_page: z.string().nullish(),
})
const Numbers = z.looseObject({
  next_page: z.string().nullish(),
  count: z.number().nullish().catch(undefined),
})

/** Reads one page; throws where Zendesk's answer is no list, or leads in a circle. */
export function walk(
  tool: Tool,
  pages: Pages,
  input: Input,
  { place, query }: Page,
  answer: Readonly<Record<string, unknown>>,
): Walked {
  const rows = answer[pages.rows]
  if (!Array.isArray(rows)) throw misshapen(tool, `its ${pages.rows} are no list`)
  const on =
    pages.by === 'cursor' ? byCursor(tool, place, answer) : byNumber(tool, pages, place, query, answer)
  return {
    body: place.skip === 0 ? answer : { ...answer, [pages.rows]: rows.slice(place.skip) },
    next: on.to && pack(tool.name, input, on.to),
    resume: (shown, offset = 0) => pack(tool.name, input, { ...place, skip: place.skip + shown, offset }),
    offset: place.offset,
    notes: on.notes,
  }
}

/** Zendesk refused its own cursor, where the same list began well: an export's lives one hour. [CONTRACT 5.37] */
export function expired(tool: Tool, { place }: Page, status: number): InputError | undefined {
  if (typeof place.at !== 'string' || place.at === '' || ![400, 410, 422].includes(status)) return undefined
  return new InputError(
    `${tool.name} failed`,
    `Zendesk takes this cursor no more (${status}); the cursor of an export expires after one hour`,
    'Start again without a cursor',
    { field: 'cursor', status },
  )
}

interface On {
  readonly to: Place | undefined
  readonly notes: readonly string[]
}

function byCursor(tool: Tool, place: Place, answer: unknown): On {
  const { data } = Cursors.safeParse(answer)
  if (data === undefined) throw misshapen(tool, 'its paging cannot be read')
  // On the last page the cursor and links.next are still filled: only has_more says that there is more. [CONTRACT 3]
  const more = data.meta?.has_more
  if (more !== true && more !== 'true') {
    if (!data.meta && data.next_page) throw misshapen(tool, 'it pages by number where a cursor was asked for')
    return { to: undefined, notes: [] }
  }
  const after = data.meta?.after_cursor
  if (!after) throw misshapen(tool, 'it says that there is more and gives no cursor to it')
  const to = onward(place, after)
  if (to === undefined) throw misshapen(tool, 'its cursor leads to a page that was there before')
  return { to, notes: [] }
}

function byNumber(tool: Tool, pages: Pages, place: Place, query: Query, answer: unknown): On {
  const { data } = Numbers.safeParse(answer)
  if (data === undefined || typeof place.at !== 'number') throw misshapen(tool, 'its paging cannot be read')
  const at = place.at + Number(query['per_page'])
  const capped = pages.reach !== undefined && (data.count ?? 0) > pages.reach
  const notes = capped && (place.at === 0 || at >= (pages.reach ?? at)) ? [cap(pages, data.count ?? 0)] : []
  if (!data.next_page) return { to: undefined, notes }
  const number = URL.canParse(data.next_page) ? new URL(data.next_page).searchParams.get('page') : null
  if (number !== null && Number(number) <= Number(query['page']))
    throw misshapen(tool, 'its next page is not behind this one')
  if (pages.reach === undefined || at < pages.reach)
    return { to: { ...place, at, skip: 0, offset: 0 }, notes }
  return { to: undefined, notes: notes.length > 0 ? notes : [cap(pages, undefined)] }
}

const cap = ({ reach = 0, beyond }: Pages, count: number | undefined) =>
  `Zendesk pages through the first ${reach} matches here${count === undefined ? '' : `, of ${count}`}.${
    beyond ? ` ${beyond} reaches them all.` : ' Narrow the query to reach the others.'
  }`

const misshapen = (tool: Tool, why: string) =>
  new Unavailable(
    `${tool.name} failed`,
    `Zendesk's answer has not the expected form: ${why}`,
    'Start the list again without a cursor; if it stays so, report it',
  )
