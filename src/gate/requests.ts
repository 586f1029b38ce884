import { createHash } from 'node:crypto'
import { z } from 'zod'

const Request = z.strictObject({
  agent: z.string(),
  tool: z.string(),
  /** How often it was refused, or asked for. */
  times: z.int().min(1),
  firstMs: z.number(),
  lastMs: z.number(),
  /** One line of the agent's own. */
  reason: z.string().optional(),
  decision: z
    .strictObject({ yes: z.boolean(), by: z.string(), atMs: z.number(), untilMs: z.number().optional() })
    .optional(),
})

const File = z.strictObject({ version: z.literal(1), requests: z.array(Request) })

/** What an agent was refused, or asked for, and what the operator said to it. */
export type Request = z.output<typeof Request>
export type RequestFile = z.output<typeof File>

/** So many are kept; the ones that nobody asked for any more go first. */
const most = 500

/** A request's short name, by which the operator calls it. */
export const idOf = ({ agent, tool }: Pick<Request, 'agent' | 'tool'>) =>
  createHash('sha256').update(`${agent}\n${tool}`).digest('hex').slice(0, 6)

/** What one agent wants of one tool, since it was last written down. */
export interface Want {
  readonly agent: string
  readonly tool: string
  readonly times: number
  readonly reason?: string | undefined
}

/** The requests after more refusals. What was approved and is refused again is a new request: its time is over. */
export function wanting(file: RequestFile, wants: readonly Want[], nowMs: number): RequestFile {
  const all = new Map(file.requests.map(request => [idOf(request), request]))
  for (const { agent, tool, times, reason } of wants) {
    const id = idOf({ agent, tool })
    const known = all.get(id)
    const old = known?.decision?.yes ? undefined : known
    const said = reason ?? old?.reason
    all.set(id, {
      agent,
      tool,
      times: (old?.times ?? 0) + times,
      firstMs: old?.firstMs ?? nowMs,
      lastMs: nowMs,
      ...(said === undefined ? {} : { reason: said }),
      ...(old?.decision ? { decision: old.decision } : {}),
    })
  }
  const kept = [...all.values()].sort((a, b) => b.lastMs - a.lastMs).slice(0, most)
  return { version: 1, requests: kept.sort((a, b) => a.firstMs - b.firstMs) }
}

/** The requests after the operator has decided one of them. */
export const decided = (
  file: RequestFile,
  id: string,
  decision: NonNullable<Request['decision']>,
): RequestFile => ({
  ...file,
  requests: file.requests.map(request => (idOf(request) === id ? { ...request, decision } : request)),
})

/** The requests as they are written; a text that cannot be read holds none. */
export function requestsIn(text: string | undefined): RequestFile {
  try {
    return File.parse(JSON.parse(text ?? ''))
  } catch {
    return { version: 1, requests: [] }
  }
}
