import type { Scene, Seen } from '../src/gate/approval/plan.ts'
import { plans } from '../src/gate/approval/plans.ts'
import type { Event, Intent, Outcome } from '../src/gate/audit.ts'
import { binding, type Sources } from '../src/gate/binding.ts'
import { count, type Tally } from '../src/gate/budget.ts'
import type { Answer, Journal, Question, Result, Shown } from '../src/gate/deps.ts'
import { gate } from '../src/gate/gate.ts'
import { type Fact, type Grant, parse } from '../src/gate/grammar.ts'
import { type Policy, usual } from '../src/gate/policy/policy.ts'
import { type Catalog, readPolicy } from '../src/gate/policy/read.ts'
import { type Taint, taint } from '../src/gate/taint.ts'
import type { Reader } from '../src/gate/veil.ts'
import type { Saying } from '../src/house/saying.ts'
import { catalog, companions } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import { temporary } from './canary/folder.ts'

export const facts: readonly Fact[] = [...catalog, ...companions]
export const tools = new Map([...catalog, ...companions].map(tool => [tool.name, tool]))
export const all: Catalog = { facts, tools }

export const toolOf = (name: string): Tool => {
  const found = tools.get(name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

export const grant = (text: string): Grant => {
  const parsed = parse(text, facts)
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '))
  return parsed.grant
}

/** A policy as an operator writes it. */
export const policy = (file: object): Policy => {
  const read = readPolicy(JSON.stringify({ version: 1, ...file }), all)
  if ('problems' in read) throw new Error(read.problems.join(' '))
  return read.policy
}

/** An agent of a policy. */
export const agent = (words: object): Policy => policy({ agents: [{ name: 'bot', grant: '', ...words }] })

export type Said = Answer

export interface Given {
  readonly ceiling?: string
  readonly policy?: Policy | (() => Policy)
  readonly approvals?: Sources['approvals']
  readonly frozen?: 'all' | 'writes'
  readonly frozenNow?: () => 'all' | 'writes' | undefined
  readonly run?: (
    tool: Tool,
    input: Record<string, unknown>,
    stamp?: string,
  ) => Promise<Partial<Said> | undefined>
  readonly answer?: () => Record<string, unknown>
  readonly journal?: Partial<Journal>
  /** The records of the account, as the gate reads them. */
  readonly records?: (kind: string, id: number) => readonly Seen[] | Seen
  /** What the gate is told of an answer. */
  readonly shown?: Partial<Pick<Shown, 'masked' | 'tainted'>>
  readonly mask?: Sources['mask']
  readonly saying?: Saying
  readonly taint?: Taint
  readonly now?: () => number
}

/** Nobody is asked. */
export const freely: Sources['approvals'] = {
  ...usual,
  destructive: 'never',
  bulk: 'never',
  public: 'never',
  tainted: 'never',
}

/** A gate with everything behind it in sight. */
export function house(given: Given) {
  const { ceiling, run, answer, journal, records = () => [], now = () => 1_000 } = given
  const ran: { tool: string; input: Record<string, unknown>; stamp?: string }[] = []
  const loaded: string[] = []
  const intents: Intent[] = []
  const outcomes: Outcome[] = []
  const events: Event[] = []
  const order: string[] = []
  const wanted: string[] = []
  const readers: Reader[] = []
  const cursors: NonNullable<Answer['resume']>[] = []
  let tally: Tally = new Map()
  const ruling = () => (typeof given.policy === 'function' ? given.policy() : given.policy)
  const path = temporary()
  const waiting = plans(path, now)
  const door = gate<object, Said>({
    facts,
    tool: name => {
      loaded.push(name)
      return toolOf(name)
    },
    held: binding({
      facts,
      ...(ceiling === undefined ? {} : { ceiling: grant(ceiling) }),
      ...(given.policy && {
        policy: {
          policy: () => ruling() ?? { ceiling: undefined, agents: [], digest: '' },
          byName: name => ruling()?.agents.find(agent => agent.name === name),
        },
      }),
      freeze: { of: () => given.frozen ?? given.frozenNow?.() },
      approvals: given.approvals ?? freely,
      mask: given.mask ?? 'partial',
      now,
    }),
    async run(tool, input, _context, stamp) {
      order.push('run')
      ran.push({ tool: tool.name, input, ...(stamp === undefined ? {} : { stamp }) })
      return { body: {}, notes: [], ...(await run?.(tool, input, stamp)) }
    },
    answer(_tool, _input, { body, notes, resume }, reader) {
      readers.push(reader)
      if (resume) cursors.push(resume)
      const value = answer?.() ?? {
        ...(typeof body === 'object' ? body : {}),
        ...(notes.length > 0 ? { notes } : {}),
      }
      return { value, text: JSON.stringify(value), meta: {}, masked: {}, tainted: false, ...given.shown }
    },
    ...given.saying,
    taint: given.taint ?? taint(undefined, now),
    async look(about): Promise<Scene> {
      order.push('look')
      const ids = about.flatMap(({ kind, ids }) => ids.map(id => ({ kind, id })))
      const seen = ids.flatMap(({ kind, id }) =>
        [records(kind, id)].flat().filter(one => one.kind === kind && one.id === id),
      )
      const absent = ids.filter(({ id }) => !seen.some(one => one.id === id)).map(({ id }) => id)
      return { seen, absent, people: new Map([[7, { name: 'Maya Whitfield', email: 'maya@example.com' }]]) }
    },
    plans: async () => waiting,
    journal: {
      async intent(entry, how) {
        const refused = how.admit?.(tally)
        if (refused) throw refused
        await journal?.intent?.(entry, how)
        order.push('intent')
        intents.push(entry)
        tally = count(tally, entry)
      },
      outcome(entry) {
        order.push('outcome')
        outcomes.push(entry)
        journal?.outcome?.(entry)
      },
      event: entry => void events.push(entry),
    },
    wanted: (agent, tool) => void wanted.push(`${agent} ${tool}`),
    clock: now,
    name: () => `call-${outcomes.length + 1}`,
  })
  return {
    door,
    ran,
    loaded,
    intents,
    outcomes,
    events,
    order,
    wanted,
    readers,
    cursors,
    plans: waiting,
    path,
  }
}

export const bot = { agent: 'bot' }

/** What a call that is not answered with a question came to. */
export function answered(result: Result | Question): Record<string, unknown> {
  if ('question' in result) throw new Error(`a question: ${result.question}`)
  return result.value
}

export const message = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
