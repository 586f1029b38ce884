import { Unrecorded } from '../errors.ts'
import { type Event, type Intent, intention, type Outcome, sentence } from '../gate/audit.ts'
import type { Caller } from '../gate/binding.ts'
import { count, type Tally } from '../gate/budget.ts'
import type { Journal as Gate } from '../gate/deps.ts'
import type { Want } from '../gate/requests.ts'
import type { Trace } from '../gate/trace.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Config } from '../settings/settings.ts'
import type { Ground } from './ground.ts'
import { journalOf } from './journaling.ts'
import { stateFolder } from './state.ts'

/** Where a run keeps what happened: the journal, the requests, and the trace for whoever watches. */
export interface Keeping {
  readonly gate: Gate
  /** An agent was refused a tool for want of a grant, or asks for it. */
  wanted(want: Omit<Want, 'times'>): void
  /** Something happened beside calls: to the policy, or to the sign-in. */
  tell(event: string, told: string, facts?: Event['facts']): void
  /** A client asked for its list. */
  listed(caller: Caller, tools: number): void
  /** A name for a call that no other process gives. */
  name(): string
  close(): Promise<void>
}

/** How long lists and refusals are gathered before they are written down. */
const gatherMs = 1_000

/** Opens the journal with the first record: a start reads and writes nothing. */
export function keeping(config: Config, ground: Ground, trace: Trace): Keeping {
  const { tell, world } = ground
  const run = world.uuid().slice(0, 8)
  let calls = 0
  let opening: Promise<Journal<Tally> | undefined> | undefined
  const journal = () => {
    opening ??= journalOf(config, ground).catch((error: unknown) => {
      if (error instanceof Unrecorded) tell(error.message)
      throw error
    })
    return opening
  }
  // A client has its list before anything is loaded for the record of it.
  const lists: Entry[] = []
  let listing: NodeJS.Timeout | undefined
  const note = (...entries: readonly Entry[]) => {
    clearTimeout(listing)
    listing = undefined
    const all = [...lists.splice(0), ...entries]
    if (all.length === 0) return
    void journal().then(
      kept => {
        for (const entry of all) kept?.note(entry)
      },
      () => {},
    )
  }
  // Without a journal, the budgets are those of this process.
  let alone: Tally = new Map()

  const wants = new Map<string, Want>()
  let gathering: NodeJS.Timeout | undefined
  let shelving: Promise<void> = Promise.resolve()
  const shelve = () => {
    clearTimeout(gathering)
    gathering = undefined
    const folder = stateFolder(config)
    const some = [...wants.values()]
    wants.clear()
    if (folder === undefined || some.length === 0) return shelving
    shelving = shelving
      .then(async () => {
        const [{ changeRequests, requestsFile }, { wanting }] = await Promise.all([
          import('./shelf.ts'),
          import('../gate/requests.ts'),
        ])
        await changeRequests(requestsFile(folder), requests => wanting(requests, some, world.now()))
      })
      .catch((error: unknown) =>
        tell(
          `What agents ask for was not written down: ${error instanceof Error ? error.message : 'a fault'}`,
        ),
      )
    return shelving
  }

  const happened = (entry: Event) => {
    trace.event(entry)
    const { event, told, agent, client, facts } = entry
    note({ event, ...(agent && { agent }), ...(client && { client }), ...facts, told })
  }

  return {
    gate: {
      async intent(entry, { wait, admit }) {
        note()
        try {
          const kept = await journal()
          if (kept && (wait || admit))
            await kept.record(intentEntry(entry), { durable: wait, ...(admit && { admit }) })
          else if (kept) {
            const { full, fault } = kept.state()
            if (full && fault) throw fault
            kept.note(intentEntry(entry))
          } else {
            const refused = admit?.(alone)
            if (refused) throw refused
            alone = count(alone, entry)
          }
        } catch (error) {
          throw error instanceof Unrecorded ? unwritten(entry.tool, error) : error
        }
        trace.intent(entry)
      },
      outcome(entry) {
        trace.outcome(entry)
        note(outcomeEntry(entry))
      },
      event: happened,
    },
    tell: (event, told, facts = {}) => happened({ event, told, facts, atMs: world.now() }),
    wanted({ agent, tool, reason }) {
      const key = `${agent}\n${tool}`
      const known = wants.get(key)
      wants.set(key, { agent, tool, times: (known?.times ?? 0) + 1, reason: reason ?? known?.reason })
      gathering ??= setTimeout(shelve, gatherMs).unref()
    },
    listed({ agent, client }, tools) {
      const told = `${agent} listed its tools, ${tools} in all.`
      lists.push({ event: 'list', agent, ...(client && { client }), tools, told })
      listing ??= setTimeout(note, gatherMs).unref()
    },
    name: () => `${run}-${++calls}`,
    async close() {
      note()
      await shelve()
      const kept = await opening?.catch(() => undefined)
      await kept?.close()
    },
  }
}

/** What a client reads of that; where the journal is, and what to do there, the operator was told. */
const unwritten = (tool: string, { why }: Unrecorded) =>
  new Unrecorded(
    `${tool} was refused`,
    `the journal takes no records (${why.replace(/\.$/, '')})`,
    "The operator has to mend that; the server's log says where",
  )

/** What both records of a call tell, in the journal's order and words. */
const about = (entry: Intent | Outcome) => ({
  call: entry.call,
  agent: entry.agent,
  client: entry.client,
  tool: entry.tool,
  resource: entry.resource,
  access: entry.access,
  level: entry.level,
  ids: { ...entry.ids },
  grant: entry.allowedBy,
  approved: entry.approvedBy,
  tainted: entry.tainted,
  trace: entry.trace,
})

const intentEntry = (entry: Intent): Entry => ({
  event: 'intent',
  ...about(entry),
  decision: 'allowed',
  kinds: [...entry.kinds],
  told: intention(entry),
})

const outcomeEntry = (entry: Outcome): Entry => ({
  event: 'outcome',
  ...about(entry),
  decision: decisions[entry.outcome] ?? 'allowed',
  outcome: entry.outcome,
  why: entry.why,
  request: entry.requestId,
  ms: entry.tookMs,
  bytes: entry.bytes,
  masked: entry.masked,
  told: sentence(entry),
})

/** What the gate decided, where a call came to an end at the gate. */
const decisions: Readonly<Partial<Record<Outcome['outcome'], string>>> = {
  refused: 'refused',
  input: 'refused',
  asked: 'asked',
  declined: 'refused',
  expired: 'refused',
}
