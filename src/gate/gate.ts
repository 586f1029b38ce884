import { UnknownTool } from '../errors.ts'
import type { Caller } from './binding.ts'
import type { Answer, Deps, Question, Result, Surroundings } from './deps.ts'
import { passes } from './held.ts'
import { way } from './way.ts'

/** The one door: what is listed and what is let through is the same decision, made anew for every list and every call. */
export interface Gate<Context> {
  list(caller: Caller): readonly string[]
  call(caller: Caller, name: string, args: unknown, context: Context): Promise<Result | Question>
  /** Resolves when no write is on its way. */
  idle(): Promise<void>
}

/** Lets calls through, or not; a stranger's name for a tool goes no further. */
export function gate<Context extends Surroundings, Said extends Answer>(
  deps: Deps<Context, Said>,
): Gate<Context> {
  const { facts, journal, clock } = deps
  const known = new Map(facts.map(fact => [fact.name, fact]))
  const writing = new Set<Promise<unknown>>()

  return {
    list(caller) {
      const { held } = deps.held(caller)
      return facts.filter(fact => passes(facts, held, fact)).map(fact => fact.name)
    },
    call(caller, name, args, context) {
      const fact = known.get(name)
      if (!fact) {
        // A name that a caller made up may hold anything.
        const called = /^[\w-]{1,64}$/.test(name)
          ? `${name}, and there is no such tool`
          : 'a tool that is none'
        journal.event({
          event: 'stray',
          agent: caller.agent,
          told: `${caller.agent} called ${called}.`,
          atMs: clock(),
        })
        return Promise.reject(new UnknownTool(name))
      }
      const running = way(deps, { caller, fact, args, context })
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
