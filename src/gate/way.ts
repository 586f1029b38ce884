import type { Tool } from '../../tools/tool.ts'
import { Conflict, DeskwardenError } from '../errors.ts'
import { once } from '../once.ts'
import type { Asking, Ruling, Wanting } from './approval/approval.ts'
import { classesOf, isPublic, modeOf } from './approval/mode.ts'
import type { Scene } from './approval/plan.ts'
import { harmOf, harms } from './approval/sinks.ts'
import type { Caller, Mandate } from './binding.ts'
import { after, before } from './bounds/guard.ts'
import { kindsOf, spent } from './budget.ts'
import { deed } from './deed.ts'
import type { Answer, Deps, Question, Result, Shown, Surroundings, Unmasked, Values } from './deps.ts'
import type { Fact } from './grammar.ts'
import { entry } from './grants.ts'
import { passes, refusal } from './held.ts'
import { Bounded, input } from './input.ts'
import { Unclear } from './naming/choose.ts'
import { targets } from './targets.ts'
import { type Trail, trail } from './trail.ts'
import { type Reader, type Veil, veil } from './veil.ts'
import { plain, unsound } from './walk.ts'

/** One call at the door. */
export interface Knock<Context> {
  readonly caller: Caller
  readonly fact: Fact
  readonly args: unknown
  readonly context: Context
}

/**
 * The way of a call: 1. the grants, 2. the arguments, with values for handles and ids for names, 3. the bounds on records,
 * 4. somebody's yes, 5. the intent and the budgets, 6. the call itself, 7. the bounds again, on the answer, 8. the outcome.
 */
export async function way<Context extends Surroundings, Said extends Answer>(
  deps: Deps<Context, Said>,
  { caller, fact, args, context }: Knock<Context>,
): Promise<Result | Question> {
  const { facts } = deps
  const { agent } = caller
  const left = trail(deps, caller, fact, context.trace)
  let veiled: Veil | undefined
  try {
    const mandate = deps.held(caller)
    if (!passes(facts, mandate.held, fact)) throw refusal(facts, mandate.held, agent, fact)
    left.allowed(allowing(mandate, fact))

    const whole = await deps.tool(fact.name)
    const tool = mandate.narrowed.get(fact.name) ?? whole
    const reader = { agent, mask: mandate.mask }
    const { planToken, rest } = apart(args)
    const { value: meant, used } = await unmasked(deps, agent, rest)
    const veiling = veil(deps.say, reader, used, left.masked)
    veiled = veiling
    const named = fact.access === 'read' ? undefined : await deps.named?.(whole, meant, caller, context)
    // Without handles, what is wrong with the arguments is told in words of ours and the agent's own.
    if (used.size === 0) veiled = undefined
    const asked = argued(tool, named ? named.args : meant, whole, left, veiling)
    veiled = veiling
    const { doing } = deed(tool, veiled.traced(asked))

    const look = (about: Parameters<typeof deps.look>[0]) => deps.look(about, context)
    const about = targets(whole, asked, name => facts.some(one => one.name === name))
    const { values, ...found } = await before(tool, asked, about, mandate.tickets, look)
    const notes = [...(named?.notes ?? []), ...found.notes]

    const scene = once(() => look(about))
    const sinceMs =
      mandate.approvals.tainted === 'never'
        ? undefined
        : await led(deps, { agent, tool, values, planToken }, scene)
    const classes = classesOf(tool, values)
    const canAsk = caller.canAsk ?? false
    const wanted = modeOf(
      mandate.approvals,
      sinceMs === undefined ? classes : [...classes, 'tainted'],
      canAsk,
    )
    if (sinceMs !== undefined) left.tainted()
    const ruling = await ruled(deps, wanted, {
      agent,
      client: caller.client,
      canAsk,
      tool,
      values,
      doing,
      answer: context.answer,
      planToken,
      sinceMs,
      veil: veiled,
      look: scene,
    })
    if (ruling?.kind === 'ask') {
      left.asked('its user was asked')
      return { question: ruling.question, state: ruling.state }
    }
    if (ruling?.kind === 'plan') {
      // A plan tells of the record as it is, in its author's words.
      if (about.length > 0) deps.taint.read(agent)
      left.asked(ruling.id === undefined ? 'it was given a plan' : 'it waits for the operator')
      return {
        ...told(planned(tool, ruling)),
        meta: ruling.id === undefined ? {} : { 'deskwarden/approval': ruling.id },
      }
    }

    const kinds = kindsOf({ access: fact.access, public: isPublic(tool, values) })
    const counting = { agent, atMs: deps.clock(), kinds }
    const counted = Object.keys(mandate.budgets).length > 0
    await left.intent(
      kinds,
      ruling?.kind === 'approved' ? ruling.by : undefined,
      counted ? tally => spent(fact.name, tally, mandate.budgets, counting) : undefined,
    )
    const stamp = ruling?.kind === 'approved' ? ruling.stamp : undefined
    const said = await deps.run(tool, { ...values }, context, stamp)
    const answer = await shown(deps, { tool, values, mandate, said, notes, reader }, look)
    if (answer.tainted) deps.taint.read(agent)
    left.masked(answer.masked)
    left.done(deed(tool, veiled.traced(values), answer.value), said.requestId, answer.value)
    return { value: answer.value, text: answer.text, meta: { ...answer.meta, ...meta(said) } }
  } catch (error) {
    try {
      await covered(deps, error, agent, veiled)
    } finally {
      if (left.refused(error)) deps.wanted?.(agent, fact.name)
    }
    throw error
  }
}

/** The arguments with values in place of the agent's handles; what no tool can mean is left for the check to tell of. */
async function unmasked<Context extends Surroundings, Said extends Answer>(
  { unmask }: Deps<Context, Said>,
  agent: string,
  args: unknown,
): Promise<Unmasked> {
  const sound = unmask && plain(args) && unsound(args) === undefined
  return sound ? unmask(agent, args) : { value: args, used: new Map() }
}

/** Since when the agent has read what may have led it to a call that could do harm; undefined: it has not, or it could not. */
async function led<Context extends Surroundings, Said extends Answer>(
  { taint, plans }: Deps<Context, Said>,
  { planToken, ...call }: Pick<Wanting, 'agent' | 'tool' | 'values'> & Pick<Asking, 'planToken'>,
  look: () => Promise<Scene>,
): Promise<number | undefined> {
  if (harmOf(call.tool, call.values) === 'none') return undefined
  const sinceMs = taint.since(call.agent)
  if (sinceMs === undefined || !(await harms(call.tool, call.values, look))) return undefined
  if (planToken === undefined) return sinceMs
  const [{ plannedBefore }, waiting] = await Promise.all([import('./approval/approval.ts'), plans()])
  return plannedBefore(call, waiting.look(planToken), sinceMs) ? undefined : sinceMs
}

/** An error's sentence may hold the agent's arguments, or Zendesk's words: it goes the way of all of them. */
async function covered<Context extends Surroundings, Said extends Answer>(
  { taint }: Deps<Context, Said>,
  error: unknown,
  agent: string,
  veiled: Veil | undefined,
): Promise<void> {
  if (!veiled || !(error instanceof DeskwardenError)) return
  const names = error instanceof Unclear ? error.names : []
  error.message = await veiled.text(error.message, names)
  // They tell what somebody else has written.
  if (error instanceof Conflict || names.length > 0) taint.read(agent)
}

/** The arguments; what they mean is noted, also where the policy does not let them through. */
function argued(tool: Tool, args: unknown, whole: Tool, left: Trail, veiled: Veil): Values {
  const meant = (values: Values) => {
    const { doing, ids } = deed(whole, veiled.traced(values))
    left.meant(doing, ids)
  }
  try {
    const values = input(tool, args, whole)
    meant(values)
    return values
  } catch (error) {
    if (error instanceof Bounded) meant(error.values)
    throw error
  }
}

/** What is ruled on a call that wants a yes; undefined: it wants none, and nothing of approvals is loaded. */
async function ruled<Context extends Surroundings, Said extends Answer>(
  { plans, clock }: Deps<Context, Said>,
  { mode, because }: ReturnType<typeof modeOf>,
  { look, ...call }: Omit<Wanting, 'mode' | 'because'> & Asking & { readonly look: () => Promise<Scene> },
): Promise<Ruling | undefined> {
  if (mode === 'never') return undefined
  const { rule } = await import('./approval/approval.ts')
  return rule({ ...call, mode, because }, call, await plans(), look, clock)
}

/** The entry that lets a tool through. */
const allowing = ({ held }: Mandate, fact: Fact) =>
  entry(
    held.filter(one => !one.byScope && one.says === undefined).map(one => one.grant),
    fact,
  )

/** The token of a plan stands among the arguments, and belongs to none of them. */
function apart(args: unknown): { readonly planToken?: string; readonly rest: unknown } {
  if (!plain(args) || typeof args['plan_token'] !== 'string') return { rest: args }
  const { plan_token: planToken, ...rest } = args
  return { planToken, rest }
}

/** What the model reads in place of an answer. */
const planned = (tool: Tool, { plan, token, id }: { plan: string; token: string; id?: string }) => ({
  plan,
  plan_token: token,
  notes: [
    id === undefined
      ? `Nothing was changed yet. Show your user the plan. If they want it, call ${tool.name} again with the same arguments and this plan_token, within ten minutes.`
      : `Nothing was changed yet: the operator has to approve this. \`deskwarden approvals list\` shows it to them as ${id}. Then call ${tool.name} again with the same arguments and this plan_token; it holds for ten minutes.`,
  ],
})

interface Showing<Said> {
  readonly tool: Tool
  readonly values: Values
  readonly mandate: Mandate
  readonly said: Said
  readonly notes: readonly string[]
  readonly reader: Reader
}

/** What the caller may see of Zendesk's answer. A write that Zendesk has taken is never an error because its answer had a surprise in it. */
async function shown<Context extends Surroundings, Said extends Answer>(
  deps: Deps<Context, Said>,
  { tool, values, mandate, said, notes, reader }: Showing<Said>,
  look: Parameters<typeof after>[3],
): Promise<Shown> {
  try {
    const confined = plain(said.body) ? await after(tool, said.body, mandate.tickets, look) : undefined
    const { resume } = said
    const places = confined?.places
    const seen = {
      ...said,
      ...(confined && { body: confined.body }),
      // Cursors count the rows that were left out, too.
      ...(resume && places && { resume: (row: number, at: number) => resume(places[row] ?? row, at) }),
    }
    const all = [...said.notes, ...notes, ...(confined?.notes ?? [])]
    return await deps.answer(tool, values, { ...seen, notes: all }, reader)
  } catch (error) {
    if (tool.access === 'read') throw error
    const done = 'Zendesk has taken the call; its answer could not be shown. Read the record to see it.'
    return { ...told({ done }), masked: {}, tainted: false }
  }
}

/** An answer in words of our own. */
const told = (value: Values): Result => ({ value, text: JSON.stringify(value), meta: {} })

const meta = ({ budget, requestId }: Answer) => ({
  ...(budget && { 'deskwarden/budget': budget }),
  ...(requestId !== undefined && { 'deskwarden/request': requestId }),
})
