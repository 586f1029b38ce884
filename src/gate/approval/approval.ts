import { createHash } from 'node:crypto'
import type { Tool } from '../../../tools/tool.ts'
import { Missing, notThere, Refused } from '../../errors.ts'
import { minute } from '../moment.ts'
import { type Class, type Mode, modes } from '../policy/kinds.ts'
import type { Veil } from '../veil.ts'
import { plan, type Scene } from './plan.ts'
import { idOf, type Plan, type Plans } from './plans.ts'

type Values = Readonly<Record<string, unknown>>

/** A call as far as a yes to it depends on it. */
export interface Wanting {
  readonly agent: string
  readonly client?: string | undefined
  readonly tool: Tool
  readonly values: Values
  readonly doing: string
  /** How the yes is to be given, and what of the call it is for. */
  readonly mode: Exclude<Mode, 'never'>
  readonly because: readonly Class[]
  /** Since when the agent has read customers' words, where that is a reason to ask. */
  readonly sinceMs?: number | undefined
  readonly veil: Veil
}

/** What a client can do and what it brought along. */
export interface Asking {
  /** The client can ask its user. */
  readonly canAsk: boolean
  /** What its user said, or `by` whom it was said for them, under the state that came with the question. */
  readonly answer?: { readonly state: string; readonly yes: boolean; readonly by?: string } | undefined
  /** The token of a plan, from the arguments. */
  readonly planToken?: string | undefined
}

/** What becomes of a call that wants a yes: it is let through, its user is asked, or it waits with a plan. */
export type Ruling =
  | { readonly kind: 'approved'; readonly by: string; readonly stamp: string | undefined }
  | { readonly kind: 'ask'; readonly question: string; readonly state: string }
  | {
      readonly kind: 'plan'
      readonly plan: string
      readonly token: string
      /** By which the operator calls it; absent where the agent itself may go on. */
      readonly id?: string
    }

const lifeMs = 600_000

/** Rules on a call that is granted and sound, and wants a yes. `look` reads the records that it is about. */
export async function rule(
  wanting: Wanting,
  asking: Asking,
  plans: Plans,
  look: () => Promise<Scene>,
  now: () => number,
): Promise<Ruling> {
  const { tool, values, mode, because } = wanting
  if (mode === 'refuse')
    throw new Refused(
      `${tool.name} was refused`,
      `the policy refuses ${because.map(one => kinds[one]).join(' and ')}`,
      'The operator can change that in the policy.',
      { approval: 'refused' },
    )
  const scene = await look()
  if (scene.absent.length > 0) throw new Missing(`${tool.name} failed`, ...notThere, { status: 404 })
  const version = digest(scene.seen.map(({ kind, id, record }) => [kind, id, record['updated_at'] ?? null]))
  const args = digest(values)
  const token = asking.answer?.state ?? asking.planToken
  if (token !== undefined) return redeem(wanting, asking, plans, token, { args, version, mode }, scene, now())
  const told = await wanting.veil.within(
    told => plan(tool, values, wanting.doing, scene, told),
    [
      ...[...scene.people.values()].map(one => one.name),
      ...scene.seen.flatMap(({ kind, record: { name } }) =>
        kind === 'user' && typeof name === 'string' ? [name] : [],
      ),
    ],
  )
  const text = wanting.sinceMs === undefined ? told : `${told}\n${led(wanting.sinceMs)}`
  const made: Plan = {
    agent: wanting.agent,
    ...(wanting.client === undefined ? {} : { client: wanting.client }),
    tool: tool.name,
    args,
    version,
    mode,
    createdMs: now(),
    expiresMs: now() + lifeMs,
    doing: wanting.doing,
    text,
  }
  const fresh = plans.put(made)
  if (mode === 'ask') return { kind: 'ask', question: text, state: fresh }
  return { kind: 'plan', plan: text, token: fresh, ...(mode === 'operator' && { id: idOf(fresh) }) }
}

const led = (sinceMs: number) =>
  `This agent has read words of customers since ${minute(sinceMs)}, and they may have led it to this: look twice.`

/** Whether a token is that of the agent's own plan for exactly this call, made before it read what could lead it. */
export function plannedBefore(
  { agent, tool, values }: Pick<Wanting, 'agent' | 'tool' | 'values'>,
  plan: Plan | undefined,
  sinceMs: number,
): boolean {
  return (
    plan?.mode === 'preview' &&
    plan.agent === agent &&
    plan.tool === tool.name &&
    plan.args === digest(values) &&
    plan.createdMs <= sinceMs
  )
}

const kinds = {
  destructive: 'calls that destroy',
  bulk: 'bulk calls',
  public: 'public comments',
  write: 'calls that write',
  tainted: "what could do harm after customers' words",
} as const

/** Uses up the token of a plan: what it was made for has to be what is asked now, down to the version of the record. */
function redeem(
  { agent, tool }: Wanting,
  asking: Asking,
  plans: Plans,
  token: string,
  now: { args: string; version: string; mode: Mode },
  scene: Scene,
  nowMs: number,
): Ruling {
  const refuse = (approval: string, why: string, remedy: string) =>
    new Refused(`${tool.name} was refused`, why, remedy, { approval })
  const waiting = plans.look(token)
  const asked = asking.answer !== undefined
  if (
    waiting?.mode === 'operator' &&
    waiting.agent === agent &&
    !waiting.decision &&
    waiting.expiresMs > nowMs &&
    !asked
  )
    throw refuse(
      'waiting',
      'the operator has not approved it yet',
      `Call again with the same arguments and plan_token when they have; \`deskwarden approvals list\` shows it to them as ${idOf(token)}.`,
    )
  // Whoever brings another's plan, or one for other arguments, uses it up: it was not meant for guessing.
  const found = plans.take(token)
  const anew = 'Call again without plan_token for a new plan.'
  if (!found) throw refuse('unknown', 'its plan is unknown, or was used already', anew)
  if (found.agent !== agent || found.tool !== tool.name || found.args !== now.args)
    throw refuse('altered', 'its plan was made for another call', anew)
  if (asked !== (found.mode === 'ask') || modes.indexOf(found.mode) < modes.indexOf(now.mode))
    throw refuse('altered', 'its plan was not made for this kind of yes', anew)
  if (found.expiresMs <= nowMs)
    throw refuse('expired', 'its plan held for ten minutes, and they are over', anew)
  if (found.decision?.yes === false)
    throw refuse('declined', 'the operator denied it', 'Do not try again; tell your user.')
  if (asking.answer?.yes === false)
    throw refuse('declined', 'your user said no', 'Do not try again unless they ask for it.')
  if (found.version !== now.version)
    throw refuse('changed', 'the record has changed since the plan was made', anew)
  const stamp = scene.seen.length === 1 ? scene.seen[0]?.record['updated_at'] : undefined
  return {
    kind: 'approved',
    by: found.decision?.by ?? (asked ? (asking.answer?.by ?? 'the user') : 'the agent itself'),
    stamp: typeof stamp === 'string' ? stamp : undefined,
  }
}

/** SHA-256 of a value whose objects are in one order. */
const digest = (value: unknown) =>
  createHash('sha256')
    .update(
      JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
          : inner,
      ),
    )
    .digest('hex')
