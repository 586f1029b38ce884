import { z } from 'zod'
import type { Tool } from '../../tools/tool.ts'
import { Refused } from '../errors.ts'
import type { Mandate } from '../gate/binding.ts'
import { after, before, type Look } from '../gate/bounds/guard.ts'
import type { Fact } from '../gate/grammar.ts'
import { passes } from '../gate/held.ts'
import { Bounded, input } from '../gate/input.ts'
import type { CallContext } from '../zendesk/answer.ts'
import type { Zendesk } from '../zendesk/client.ts'

/** What is needed to read for a caller. */
export interface Reading {
  readonly facts: readonly Fact[]
  readonly tools: ReadonlyMap<string, Tool>
  readonly zendesk: () => Promise<Pick<Zendesk, 'call'>>
  /** Reads the records that a bound is about. */
  readonly look: (about: Parameters<Look>[0], context: CallContext) => ReturnType<Look>
}

/** Reads for the caller: what its own call of that tool would come to, or nothing where it may not make it. */
export type Read = (name: string, args: Record<string, unknown>) => Promise<Page | undefined>

/** What was read, and whether there is more. */
export interface Page {
  readonly body: Readonly<Record<string, unknown>>
  readonly next?: string
}

const Body = z.record(z.string(), z.unknown()).catch({})

/** The caller's own call of a reading tool, with the same grants and bounds as if it had made it. */
export function reading(
  { facts, tools, zendesk, look }: Reading,
  mandate: Mandate,
  context: CallContext,
): Read {
  return async (name, args) => {
    const fact = facts.find(one => one.name === name)
    const whole = tools.get(name)
    if (!fact || !whole || !passes(facts, mandate.held, fact)) return undefined
    const sees: Look = about => look(about, context)
    try {
      const asked = input(mandate.narrowed.get(name) ?? whole, args, whole)
      const { values } = await before(whole, asked, [], mandate.tickets, sees)
      const { signal } = context
      const account = await zendesk()
      const { body, next } = await account.call(whole, values, { signal })
      const seen = await after(whole, Body.parse(body), mandate.tickets, sees)
      return { body: seen.body, ...(next !== undefined && { next }) }
    } catch (error) {
      if (error instanceof Bounded || error instanceof Refused) return undefined
      throw error
    }
  }
}
