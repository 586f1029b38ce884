import { z } from 'zod'
import type { Tool } from '../../tools/tool.ts'
import { Conflict } from '../errors.ts'
import { excerpt } from './excerpt.ts'
import type { Reply } from './exchange.ts'
import { type Clash, merge } from './merge.ts'
import { placeholders } from './path.ts'
import type { Input } from './request.ts'
import { unknown } from './trouble.ts'

/** How the record is asked for and changed. */
export interface Asking {
  /** Reads the record; undefined where the credential may not. */
  read(input: Input): Promise<unknown>
  /** `doubt`: an earlier try may have been executed. */
  write(input: Input, stamp: Input, doubt: boolean): Promise<Reply>
}

export interface Settled {
  readonly reply: Reply
  readonly notes: readonly string[]
}

const tries = 3

const Holder = z.looseObject({})
const Record = z.looseObject({ updated_at: z.string() })
type Seen = z.infer<typeof Record>

/**
 * Changes a record only as it was when the call began. Zendesk answers 409 when it moved on: then what nobody else
 * touched is applied again, and what somebody changed meanwhile is told and left alone. What was approved for one
 * version of the record (`approved`, its updated_at) is done to that version or not at all.
 */
export async function guarded(
  tool: Tool,
  reader: Tool,
  input: Input,
  asking: Asking,
  approved?: string,
): Promise<Settled> {
  const ids = placeholders(reader.path)
  const whose = Object.fromEntries(ids.map(id => [id, input[id]]))
  const fields = Object.keys(input).filter(field => !tool.path.includes(`{${field}}`))
  const see = async () => record(await asking.read(whose), tool.body ?? '')

  const before = approved === undefined ? await see() : { updated_at: approved }
  let now: Seen | undefined = before
  let change = input
  let clashes: readonly Clash[] = []
  let doubt = false
  for (let count = 1; ; count++) {
    const reply = await asking.write(change, stamp(now), doubt)
    if (reply.status !== 409) return { reply, notes: clashes.map(left) }
    doubt = reply.doubt
    const adds = tool.onceWith !== undefined && change[tool.onceWith] !== undefined
    // What may have been made is not called unchanged, and what it adds is never sent twice.
    if (doubt && (adds || count === tries))
      throw unknown(tool, 'it was sent, and a repeat collided with another change')
    if (approved !== undefined && !doubt) throw outdated(tool)
    if (count === tries) throw moving(tool)
    if (before === undefined) continue
    now = await see()
    if (now === undefined) throw moving(tool)
    const merged = merge(input, fields, before, now, tool.onceWith)
    clashes = merged.clashes
    change = merged.input
    if (!fields.some(field => change[field] !== undefined)) throw overtaken(tool, clashes)
  }
}

// safe_update: false has the same effect as true, so without a stamp both stay away. [CONTRACT 5.4]
const stamp = (seen: Seen | undefined): Input =>
  seen === undefined ? {} : { safe_update: true, updated_stamp: seen.updated_at }

const record = (answer: unknown, envelope: string): Seen | undefined =>
  Record.safeParse(Holder.safeParse(answer).data?.[envelope]).data

const left = ({ field, theirs, ours }: Clash) =>
  `${field} was changed by someone else meanwhile, to ${word.test(String(theirs)) ? shown(theirs) : 'something else'}; it was not overwritten with ${shown(ours)}.`

/** A status, a number: what is longer may be a customer's words, which stand in the record alone. */
const word = /^[\w-]{1,40}$/

const shown = (value: unknown) => {
  const text = excerpt(JSON.stringify(value ?? null))
  return text.length > 80 ? `${[...text].slice(0, 79).join('')}…` : text
}

const overtaken = (tool: Tool, clashes: readonly Clash[]) =>
  new Conflict(
    `${tool.name} changed nothing`,
    clashes.map(left).join(' '),
    'Read the record again and decide',
    { fields: clashes.map(clash => clash.field).join(', ') },
  )

const outdated = (tool: Tool) =>
  new Conflict(
    `${tool.name} changed nothing`,
    'someone changed the record after the call was approved',
    'Read the record again, then call again for a new approval',
  )

const moving = (tool: Tool) =>
  new Conflict(
    `${tool.name} changed nothing`,
    `others change the record at the same time, ${tries} times in a row`,
    'Read the record again, then call again',
  )
