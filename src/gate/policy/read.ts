import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Tool } from '../../../tools/tool.ts'
import { landing } from '../bounds/landing.ts'
import { narrow, single } from '../bounds/narrow.ts'
import { type Fact, parse } from '../grammar.ts'
import { sentences } from '../issues.ts'
import { instead, quoted } from '../nearest.ts'
import { jsonc } from './jsonc.ts'
import { type Agent, type Budgets, type Policy, type TicketBound, usual, usualMask } from './policy.ts'
import { type AgentWords, File, type PolicyFile } from './words.ts'

/** A policy file as it is written and as it is meant, or a sentence for each thing that is wrong with it. */
export type Read =
  | { readonly file: PolicyFile; readonly policy: Policy }
  | { readonly problems: readonly string[] }

/** What a policy is read against: the grants' facts, and the tools that bounds narrow. */
export interface Catalog {
  readonly facts: readonly Fact[]
  readonly tools: ReadonlyMap<string, Tool>
}

/** Reads a policy file. Nothing in it is passed over: what is not understood is a problem. */
export function readPolicy(text: string, catalog: Catalog): Read {
  const read = jsonc(text)
  if ('problems' in read) return read
  const { version } = Versioned.safeParse(read.value).data ?? {}
  if (version !== undefined && version > 1)
    return {
      problems: [`It is of version ${version}, and this Deskwarden reads version 1. Update Deskwarden.`],
    }
  const checked = File.safeParse(read.value)
  if (!checked.success)
    return {
      problems: sentences(checked.error.issues, { schema: File, args: read.value, whose: 'a policy' }),
    }
  const file = checked.data
  const problems: string[] = []
  const line = (whose: string, grant: string) => {
    const found = parse(grant, catalog.facts)
    if ('grant' in found) return found.grant
    problems.push(...found.problems.map(problem => `${whose}: ${problem}`))
    return undefined
  }
  const ceiling = file.ceiling === undefined ? undefined : line('The ceiling', file.ceiling)
  const seen = new Set<string>()
  const agents = file.agents.flatMap(words => {
    const { name, tokenSha256 } = words
    if (seen.has(name)) problems.push(`${quoted(name)} is there twice.`)
    if (tokenSha256 !== undefined && seen.has(tokenSha256))
      problems.push(`${quoted(name)} has the token of another agent.`)
    seen.add(name)
    if (tokenSha256 !== undefined) seen.add(tokenSha256)
    const grant = line(`The grant of ${name}`, words.grant)
    const temporary = (words.temporary ?? []).flatMap(({ grant, until }) => {
      const found = line(`A temporary grant of ${name}`, grant)
      return found ? [{ grant: found, untilMs: Date.parse(until) }] : []
    })
    const tickets = ticketsOf(words)
    const { narrowed, problems: wrong } = bounds(words, tickets, catalog)
    problems.push(...wrong)
    return grant
      ? [
          agent(
            words,
            { ...file.approvals, ...words.approvals },
            { grant, temporary, narrowed, tickets, mask: words.mask ?? file.mask ?? usualMask },
          ),
        ]
      : []
  })
  if (problems.length > 0) return { problems }
  return { file, policy: { ceiling, agents, digest: createHash('sha256').update(text).digest('hex') } }
}

const Versioned = z.looseObject({ version: z.number() })

function agent(
  words: AgentWords,
  approvals: NonNullable<PolicyFile['approvals']>,
  read: Pick<Agent, 'grant' | 'temporary' | 'narrowed' | 'tickets' | 'mask'>,
): Agent {
  const { name, tokenSha256, expires, budgets = {} } = words
  return {
    ...read,
    name,
    hash: tokenSha256 === undefined ? undefined : Buffer.from(tokenSha256, 'hex'),
    expiresMs: expires === undefined ? undefined : Date.parse(expires),
    approvals: {
      destructive: approvals.destructive ?? usual.destructive,
      bulk: approvals.bulk ?? usual.bulk,
      public: approvals.public ?? usual.public,
      write: approvals.write ?? usual.write,
      tainted: approvals.tainted ?? usual.tainted,
      unasked: approvals.unasked ?? usual.unasked,
    },
    budgets: spelt(budgets),
  }
}

const ticketsOf = ({ records }: AgentWords): TicketBound =>
  new Map(
    Object.entries(records?.tickets ?? {}).flatMap(([field, ids]) => (ids ? [[field, new Set(ids)]] : [])),
  )

/** Without the words that are there and say nothing. */
function spelt(budgets: NonNullable<AgentWords['budgets']>): Budgets {
  return Object.fromEntries(
    Object.entries(budgets).map(([what, budget]) => [
      what,
      Object.fromEntries(Object.entries(budget ?? {}).filter(([, most]) => most !== undefined)),
    ]),
  )
}

/** Each tool of an agent that takes less than it could. A bulk tool shares the bound of what it does many times, unless it has its own. */
function bounds({ name: whose, bounds = {} }: AgentWords, tickets: TicketBound, { tools }: Catalog) {
  const problems: string[] = []
  const narrowed = new Map<string, Tool>()
  for (const name of Object.keys(bounds))
    if (!tools.has(name))
      problems.push(`The bounds of ${whose}: ${quoted(name)} is no tool${instead(name, [...tools.keys()])}`)
  for (const [name, tool] of tools) {
    const bound = bounds[name] ?? bounds[single(name)]
    const puts = tickets.size > 0 && tool.resource === 'tickets' && tool.access === 'write'
    if (bound === undefined && !puts) continue
    const own = bound === undefined ? { tool } : narrow(tool, bound)
    const found = 'tool' in own && puts ? landing(own.tool, tickets) : own
    if ('tool' in found) narrowed.set(name, found.tool)
    else
      problems.push(
        ...found.problems.map(problem => `The bound of ${whose} on ${name}: ${problem}`),
        ...(bounds[name] || !bounds[single(name)]
          ? []
          : [`It is that on ${single(name)}: give ${name} a bound of its own.`]),
      )
  }
  return { narrowed, problems }
}
