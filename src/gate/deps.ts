import type { Tool } from '../../tools/tool.ts'
import type { Asking } from './approval/approval.ts'
import type { Scene } from './approval/plan.ts'
import type { Plans } from './approval/plans.ts'
import type { Event, Intent, Outcome } from './audit.ts'
import type { Binding, Caller } from './binding.ts'
import type { Tally } from './budget.ts'
import type { Fact } from './grammar.ts'
import type { Taint } from './taint.ts'
import type { Target } from './targets.ts'
import type { Reader, Say } from './veil.ts'

/** What Zendesk's side says to a call. The gate hands on all of it and looks at the parts named here. */
export interface Answer {
  readonly body?: unknown
  readonly notes: readonly string[]
  readonly budget?: { readonly limit: number; readonly remaining: number; readonly resetSeconds: number }
  readonly requestId?: string
  /** The cursor that starts at a row of this page, as Zendesk counts them, and at a character of its mail. */
  readonly resume?: (row: number, offset: number) => string
}

/** What the gate reads of a call's surroundings. */
export interface Surroundings extends Pick<Asking, 'answer'> {
  /** The trace id of the client's request. */
  readonly trace?: string | undefined
}

/** What a call came to: what the model reads, as objects and as text, and what a client may want to know beside it. */
export interface Result {
  readonly value: Record<string, unknown>
  readonly text: string
  readonly meta: Record<string, unknown>
}

/** Zendesk's answer as the model reads it, and what the gate is to know of it. */
export interface Shown extends Result {
  /** How many values of each kind were masked. */
  readonly masked: Readonly<Record<string, number>>
  /** It holds words of people outside the help desk. */
  readonly tainted: boolean
}

/** Arguments with values in place of handles, and the value of each handle that stood there. */
export interface Unmasked {
  readonly value: unknown
  readonly used: ReadonlyMap<string, string>
}

/** Nothing was done yet: the client's user is to be asked, and the answer comes back with the state. */
export interface Question {
  readonly question: string
  readonly state: string
}

/** Where every call leaves what it was about to do and what became of it. */
export interface Journal {
  /** Before anything reaches the account. Resolves when it is kept, where `wait` says so; rejects where it cannot be, or where `admit` finds an error. */
  intent(
    entry: Intent,
    how: { readonly wait: boolean; readonly admit?: (tally: Tally) => Error | undefined },
  ): Promise<void>
  outcome(entry: Outcome): void
  event(entry: Event): void
}

/** What the gate is given: facts to judge by, and the rooms behind it. */
export interface Deps<Context extends Surroundings, Said extends Answer> {
  readonly facts: readonly Fact[]
  readonly tool: (name: string) => Tool | Promise<Tool>
  readonly held: Binding
  /** Puts ids in the place of names in the arguments of a write, and says what it took for what. */
  readonly named?: (
    tool: Tool,
    args: unknown,
    caller: Caller,
    context: Context,
  ) => Promise<{ readonly args: unknown; readonly notes: readonly string[] }>
  /** Carries a call out; `stamp` is the version of the record that it was approved for. */
  readonly run: (tool: Tool, values: Values, context: Context, stamp?: string) => Promise<Said>
  /** Writes what the agent reads of Zendesk's answer. */
  readonly answer: (tool: Tool, values: Values, said: Said, reader: Reader) => Shown | Promise<Shown>
  readonly say?: Say
  /** Puts what they stand for in the place of an agent's handles, and tells which it used; an InputError where it has no such handle. */
  readonly unmask?: (agent: string, args: unknown) => Unmasked | Promise<Unmasked>
  readonly taint: Taint
  /** Reads the records that a call is about, and the people whom they name. */
  readonly look: (about: readonly Target[], context: Context) => Promise<Scene>
  /** Opened with the first call that wants a yes. */
  readonly plans: () => Promise<Plans>
  readonly journal: Journal
  /** Hears of each call that was refused for want of a grant. */
  readonly wanted?: (agent: string, tool: string) => void
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** A name for a call that no other process gives. */
  readonly name: () => string
}

export type Values = Record<string, unknown>
