import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { encode } from 'gpt-tokenizer/encoding/o200k_base'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Shown } from '../src/answers/answer.ts'
import { weigh } from '../src/answers/text/weight.ts'
import { catalog } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import { alone, ids, listOf, pageOf, titles, users } from './answers.account.ts'
import { answered, reading } from './reading.ts'

const Row = z.looseObject({ id: z.number() })
const Fields = z.record(z.string(), z.unknown())
type Row = z.infer<typeof Row>
const Said = z.looseObject({
  untrusted: z.object({ mark: z.string(), fields: z.array(z.string()) }).optional(),
  next_cursor: z.string().optional(),
  notes: z.array(z.string()).default([]),
})

type Values = Readonly<Record<string, unknown>>

/** A row without the marks around its mail. */
const bare = (row: Row, mark: string | undefined): Row =>
  Row.parse(
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [
        key,
        (key === 'body' || key === 'description') && typeof value === 'string'
          ? value.replace(`<zendesk ${mark}>\n`, '').replace(`\n</zendesk ${mark}>`, '')
          : value,
      ]),
    ),
  )

/** What is said to be cut, and how to read on: the field, the record, and the fields to ask for. */
const cuts = (notes: readonly string[]) =>
  notes.flatMap(note => {
    const [, way = '', id = '', given = ''] =
      /^(.+) of \w+ (\d+) is cut: give fields (\[.*\])/.exec(note) ?? []
    return way === '' ? [] : [{ way, id: Number(id), fields: z.array(z.string()).parse(JSON.parse(given)) }]
  })

function joined(before: unknown, after: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(after)) return [...before, ...after]
  const [one, other] = [Fields.safeParse(before).data, Fields.safeParse(after).data]
  return one && other ? { ...one, ...other } : `${before}${after}`
}

type Cut = ReturnType<typeof cuts>[number]
type Call = (more: Values) => Omit<Page, 'cursor'>

interface Page {
  readonly rows: readonly Row[]
  readonly text: string
  readonly cursor: string | undefined
  readonly next: string | undefined
  readonly cuts: readonly Cut[]
}

/** Neither channel is above the budget. */
function fits({ value, text }: Pick<Shown, 'value' | 'text'>, budget: number): void {
  for (const channel of [text, JSON.stringify(value)]) {
    expect(weigh(channel)).toBeLessThanOrEqual(budget)
    expect(encode(channel).length).toBeLessThanOrEqual(budget)
  }
}

/** A value with what lies on a way in another one put behind what lies there. A list that is read on begins with what is read. */
function grown(value: unknown, [name, ...way]: readonly string[], more: unknown): unknown {
  if (name === undefined) return joined(value, more)
  if (Array.isArray(value) && Array.isArray(more))
    return value.map((one, at) => (at === Number(name) ? grown(one, way, more[0]) : one))
  const [before, after] = [Fields.parse(value), Fields.parse(more)]
  return { ...before, [name]: grown(before[name], way, after[name]) }
}

/** What a client reads of an answer. Neither channel is above the budget, and what is left out is told. */
function read(tool: Tool, { value, text }: Shown, budget: number): Omit<Page, 'cursor'> {
  fits({ value, text }, budget)
  const { untrusted, notes, next_cursor: next } = Said.parse(value)
  const mark = untrusted?.mark
  return {
    rows: z
      .array(Row)
      .parse(value[tool.pages?.rows ?? ''])
      .map(row => bare(row, mark)),
    text: mark === undefined ? text : text.slice(0, text.indexOf(`</zendesk ${mark}>`)),
    next,
    cuts: cuts(notes),
  }
}

/** All pages from a cursor on. */
function* pagesFrom(call: Call, from?: string): Generator<Page> {
  let cursor = from
  let places = 0
  do {
    expect(++places).toBeLessThan(1_000)
    const page: Omit<Page, 'cursor'> = call(cursor === undefined ? {} : { cursor })
    yield { ...page, cursor }
    expect(page.next === undefined || page.next !== cursor).toBe(true)
    cursor = page.next
  } while (cursor !== undefined)
}

/** What was cut of a record, read on in the way that each note says. */
function completed(call: Call, cursor: string | undefined, cut: Cut, begun: unknown): unknown {
  let value = begun
  let open: Cut | undefined = cut
  while (open) {
    const { id, way, fields }: Cut = open
    open = undefined
    for (const { rows, cuts } of pagesFrom(more => call({ ...more, fields }), cursor)) {
      const row = rows.find(row => row.id === id)
      if (!row) continue
      value = joined(value, row[way])
      open = cuts.find(one => one.id === id && one.way === way)
      break
    }
  }
  return value
}

const lists = catalog.flatMap(tool => (tool.pages ? [{ name: tool.name, tool, pages: tool.pages }] : []))

describe('Whoever follows next_cursor through any account, with any budget and any size of page,', () => {
  test.each(lists)(
    'finds every record of $name once, in order, and all of its words',
    async ({ tool, pages }) => {
      const how = await reading('partial')
      const around = fc.record({
        all: listOf(pages.rows),
        limit: fc.integer({ min: 1, max: pages.most }),
        budget: fc.integer({ min: 1_000, max: 7_000 }),
      })
      const args = { ticket_id: 1, query: 'pump', type: 'ticket' }
      fc.assert(
        fc.property(around, ({ all, limit, budget }) => {
          const input = { ...args, limit }
          // What it would be without a budget.
          const whole = pageOf(tool, pages, all, { ...input, limit: 150 })
          const { value } = answered(tool, input, { body: whole.body, notes: [] }, { ...how, budget: 1e9 })
          const mark = Said.parse(value).untrusted?.mark
          const wanted = z
            .array(Row)
            .parse(value[pages.rows])
            .map(row => bare(row, mark))

          const call = (more: Values) => {
            const asked = { ...input, ...more }
            return read(
              tool,
              answered(tool, asked, pageOf(tool, pages, all, asked), { ...how, budget }),
              budget,
            )
          }
          const found: Row[] = []
          let seen = ''
          for (const { rows, text, cursor, cuts, next } of pagesFrom(call)) {
            for (const row of rows) {
              const begun = found.at(-1)
              if (begun?.id === row.id && row['body_from'] === String(begun['body']).length)
                found[found.length - 1] = { ...begun, body: `${begun['body']}${row['body']}` }
              else found.push(row)
            }
            seen += text
            for (const cut of cuts) {
              const at = found.findIndex(row => row.id === cut.id)
              const begun = found[at]
              if (begun) found[at] = { ...begun, [cut.way]: completed(call, cursor, cut, begun[cut.way]) }
            }
            if (next === undefined)
              expect(rows.length === 0 || rows.at(-1)?.id === all.at(-1)?.['id']).toBe(true)
          }
          for (const [at, row] of wanted.entries()) {
            const same = isDeepStrictEqual(found[at], row)
            expect(same || [found[at], row].map(one => JSON.stringify(one).slice(0, 2_000))).toBe(true)
          }
          expect(found.length).toBe(wanted.length)
          // A search's text has a table for each kind: its order is theirs.
          const told = [...new Set(seen.match(ids))].map(Number)
          expect(pages.rows === 'results' ? told.sort((a, b) => a - b) : told).toEqual(
            all.map(row => row['id']),
          )
        }),
        { numRuns: 3, endOnFailure: true },
      )
    },
  )
})

describe('Whoever reads on as the notes say', () => {
  const singles = Object.entries(alone).map(([kind, { fields, record }]) => ({ kind, fields, record }))
  test.each(singles)(
    'has read all of one $kind, with any budget, folded or whole',
    async ({ kind, fields, record }) => {
      const tool = catalog.find(one => one.name === `get_${kind}`)
      if (!tool) throw new Error(`no tool shows one ${kind}`)
      const how = { ...(await reading('partial')), titles }
      const around = fc.record({
        record,
        budget: fc.integer({ min: 1_000, max: 7_000 }),
        asked: fc.constantFrom({ fields }, { fields: [...fields, 'description'] }, { view: 'full' }, {}),
      })
      fc.assert(
        fc.property(around, ({ record, budget, asked }) => {
          const call = (more: Values, most = budget) => {
            const input = { ...asked, ...more }
            const args = { [`${kind}_id`]: 1, ...input }
            expect(tool.input.safeParse(args).error?.message, JSON.stringify(args)).toBeUndefined()
            const said = answered(
              tool,
              args,
              { body: { [kind]: { id: 1, ...record }, users }, notes: [] },
              { ...how, budget: most },
            )
            if (most <= 20_000) fits(said, budget)
            const { untrusted, notes } = Said.parse(said.value)
            return { row: bare(Row.parse(said.value[kind]), untrusted?.mark), cuts: cuts(notes) }
          }
          const whole = call({}, 1e9)
          expect(whole.cuts).toEqual([])
          let { row, cuts: open } = call({})
          for (let steps = 0; open.length > 0; steps++) {
            expect(steps).toBeLessThan(2_000)
            const [cut, ...others] = open
            if (!cut) break
            const next = call({ fields: cut.fields })
            row = Row.parse(grown(row, cut.way.split('.'), next.row))
            open = [
              ...others,
              ...next.cuts.filter(({ way }) => way === cut.way || way.startsWith(`${cut.way}.`)),
            ]
          }
          const same = isDeepStrictEqual(row, whole.row)
          expect(same || [row, whole.row].map(one => JSON.stringify(one).slice(0, 2_000))).toBe(true)
        }),
        { numRuns: 4, endOnFailure: true },
      )
    },
  )
})
