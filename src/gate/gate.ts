import type { Tool } from '../../tools/tool.ts'
import { DeskwardenError, UnknownTool } from '../errors.ts'
import type { Journal, Outcome } from './audit.ts'
import { deed } from './deed.ts'
import type { Fact } from './grammar.ts'
import { entry, wants } from './grants.ts'
import { type Binding, type Caller, lacking, passes, refusal } from './held.ts'
import { input } from './input.ts'

/** What Zendesk's side says to a call. The gate hands on all of it and looks at the parts named here. */
export interface Answer {
  readonly budget?: { readonly limit: number; readonly remaining: number; readonly resetSeconds: number }
  readonly requestId?: string
}

/** What a call came to: the value for the model, and what a client may want to know beside it. */
export interface Result {
  readonly value: Record<string, unknown>
  readonly meta: Record<string, unknown>
}

type Values = Record<string, unknown>

/** What the gate is given: facts to judge by, and the rooms behind it. */
export interface Deps<Context, Said extends Answer> {
  readonly facts: readonly Fact[]
  readonly tool: (name: string) => Tool | Promise<Tool>
  readonly held: Binding
  readonly run: (tool: Tool, input: Values, context: Context) => Promise<Said>
  readonly answer: (tool: Tool, input: Values, said: Said) => Values | Promise<Values>
  readonly journal: Journal
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** The one door: what is listed and what is let through is the same decision, made anew for every list and every call. */
export interface Gate<Context> {
  list(caller: Caller): readonly string[]
  call(caller: Caller, name: string, args: unknown, context: Context): Promise<Result>
  /** Resolves when no write is on its way. */
  idle(): Promise<void>
}

/** The way of a call: is there such a tool, is it granted, are the arguments right, then the intent, the call, the outcome. */
export function gate<Context, Said extends Answer>(deps: Deps<Context, Said>): Gate<Context> {
  const { facts, journal, clock } = deps
  const known = new Map(facts.map(fact => [fact.name, fact]))
  const writing = new Set<Promise<unknown>>()
  let calls = 0

  async function call(caller: Caller, fact: Fact, args: unknown, context: Context): Promise<Result> {
    const atMs = clock()
    const base = {
      call: ++calls,
      atMs,
      agent: caller.agent,
      ...(caller.client === undefined ? {} : { client: caller.client }),
      tool: fact.name,
      access: fact.access,
    }
    // Losing a line of the trace must not turn a write that happened into an error.
    const ended = (entry: Omit<Outcome, keyof typeof base | 'tookMs'>) => {
      try {
        journal.outcome({ ...base, tookMs: clock() - atMs, ...entry })
      } catch {}
    }
    let so: Pick<Outcome, 'deed' | 'ids' | 'allowedBy' | 'wants'> = {
      deed: `call ${fact.name}`,
      ids: {},
    }
    try {
      const held = deps.held(caller)
      if (!passes(facts, held, fact)) {
        const scope = lacking(facts, held, fact)
        so = { ...so, wants: scope === undefined ? wants(fact) : `the scope ${scope}` }
        throw refusal(facts, held, caller.agent, fact)
      }
      const tool = await deps.tool(fact.name)
      const values = input(tool, args)
      const { doing, ids } = deed(tool, values)
      const allowedBy = entry(
        held.filter(one => !one.byScope).map(one => one.grant),
        fact,
      )
      so = { deed: doing, ids, allowedBy }
      journal.intent({ ...base, ids, doing, allowedBy })
      const said = await deps.run(tool, values, context)
      const value = await shown(tool, values, said)
      const done = deed(tool, values, value)
      ended({ outcome: 'done', deed: done.done, ids: done.ids, allowedBy })
      return { value, meta: meta(said) }
    } catch (error) {
      ended({ outcome: error instanceof DeskwardenError ? error.kind : 'internal', ...so })
      throw error
    }
  }

  // A write that Zendesk has taken is never an error because its answer had a surprise in it.
  async function shown(tool: Tool, values: Values, said: Said): Promise<Values> {
    try {
      return await deps.answer(tool, values, said)
    } catch (error) {
      if (tool.access === 'read') throw error
      return { done: `Zendesk has taken the call; its answer could not be shown. Read the record to see it.` }
    }
  }

  return {
    list(caller) {
      const held = deps.held(caller)
      return facts.filter(fact => passes(facts, held, fact)).map(fact => fact.name)
    },
    call(caller, name, args, context) {
      const fact = known.get(name)
      if (!fact) {
        // A name that a caller made up may hold anything.
        const called = /^[\w-]{1,64}$/.test(name)
          ? `${name}, and there is no such tool`
          : 'a tool that is none'
        journal.stray(`${caller.agent} called ${called}.`, clock())
        return Promise.reject(new UnknownTool(name))
      }
      const running = call(caller, fact, args, context)
      if (fact.access !== 'read') {
        writing.add(running)
        const done = () => writing.delete(running)
        running.then(done, done)
      }
      return running
    },
    async idle() {
      while (writing.size > 0) await Promise.allSettled(writing)
    },
  }
}

const meta = ({ budget, requestId }: Answer) => ({
  ...(budget && { 'deskwarden/budget': budget }),
  ...(requestId !== undefined && { 'deskwarden/request': requestId }),
})
