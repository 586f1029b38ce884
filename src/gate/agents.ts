import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type Fact, type Grant, parse } from './grammar.ts'
import { sentences } from './issues.ts'
import { quoted } from './nearest.ts'
import { plain } from './walk.ts'

/** What the trace calls those who call without an agents file. */
const reserved = ['stdio', 'local', 'cli', 'anonymous']

const Name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 letters, digits, dots, dashes or underscores')
  .refine(
    name => !reserved.includes(name.toLowerCase()),
    `must not be ${reserved.join(', ')}, as the trace calls others`,
  )
  .describe('What the trace calls the agent')

const File = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    agents: z.array(
      z.strictObject({
        name: Name,
        tokenSha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case')
          .describe('SHA-256 of the token. `deskwarden agents add` makes it.'),
        grant: z.string().max(4_000).describe('Such as *:read,tickets:write,-create_ticket'),
      }),
    ),
  })
  .describe('Who may use this Deskwarden, and for what')

/** The agents file as it is written. */
export type AgentsFile = z.output<typeof File>

/** One agent that may call: its name, what its token hashes to, and its grant. */
export interface Agent {
  readonly name: string
  readonly hash: Buffer
  readonly grant: Grant
}

/** The agents file's JSON Schema, for editors. */
export const agentsSchema = () => z.toJSONSchema(File, { target: 'draft-7' })

/** An agents file as text, or a sentence for each thing that is wrong with it. */
export function readAgents(
  text: string,
  facts: readonly Fact[],
): { file: AgentsFile; agents: readonly Agent[] } | { problems: readonly string[] } {
  const json = parsed(text)
  if (json === undefined) return { problems: ['It is no JSON.'] }
  if (!plain(json)) return { problems: ['It is no JSON object.'] }
  const checked = File.safeParse(json)
  if (!checked.success) return { problems: sentences(checked.error.issues, File, json, 'an agents file') }
  const agents: Agent[] = []
  const problems: string[] = []
  const seen = new Set<string>()
  for (const { name, tokenSha256, grant } of checked.data.agents) {
    if (seen.has(name)) problems.push(`${quoted(name)} is there twice.`)
    if (seen.has(tokenSha256)) problems.push(`${quoted(name)} has the token of another agent.`)
    seen.add(name).add(tokenSha256)
    const read = parse(grant, facts)
    if ('problems' in read) problems.push(...read.problems.map(problem => `The grant of ${name}: ${problem}`))
    else agents.push({ name, hash: Buffer.from(tokenSha256, 'hex'), grant: read.grant })
  }
  return problems.length > 0 ? { problems } : { file: checked.data, agents }
}

/** A new token: shown once, kept nowhere. */
export const newToken = () => `dw_${randomBytes(32).toString('base64url')}`

/** What is kept of a token. A token is 256 random bits, so a fast hash is enough. */
export const hashOf = (token: string) => createHash('sha256').update(token, 'utf8').digest()

/** The agent whose token this is. Looks at every agent, so that the time it takes tells nothing. */
export function byToken(agents: readonly Agent[], token: string): Agent | undefined {
  const hash = hashOf(token)
  let found: Agent | undefined
  for (const agent of agents) if (timingSafeEqual(agent.hash, hash)) found = agent
  return found
}

/** The name of a new agent, or why it cannot be one. */
export const nameProblem = (name: string) => Name.safeParse(name).error?.issues[0]?.message

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
