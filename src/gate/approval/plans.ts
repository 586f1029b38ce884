import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refused } from '../../errors.ts'

const Plan = z.strictObject({
  agent: z.string(),
  client: z.string().optional(),
  tool: z.string(),
  /** Digest of the exact arguments. */
  args: z.string(),
  /** Digest of the records' versions when the plan was made. */
  version: z.string(),
  mode: z.enum(['ask', 'preview', 'operator']),
  createdMs: z.number(),
  expiresMs: z.number(),
  /** `update ticket 4711 with a public comment` */
  doing: z.string(),
  /** What will happen, for whoever says yes. */
  text: z.string(),
})

const Decision = z.strictObject({ yes: z.boolean(), by: z.string(), atMs: z.number() })

/** What the operator said to a plan. */
export type Decision = z.output<typeof Decision>

/** One call that waits for a yes: it holds no arguments, only what they hash to. */
export type Plan = z.output<typeof Plan> & { readonly decision?: Decision | undefined }

/** The plans that wait, in the policy's folder: every process that shares it sees them, and each is used once. */
export interface Plans {
  /** Keeps a plan and gives the token that stands for it; the token itself is kept nowhere. */
  put(plan: Plan): string
  /** The plan of a token, left where it is. */
  look(token: string): Plan | undefined
  /** The plan of a token, which nobody else can use any more. */
  take(token: string): Plan | undefined
  /** What waits, oldest first, each under the short name by which the operator calls it. */
  list(): readonly (Plan & { readonly id: string })[]
  /** Says yes or no to a plan. False: there is none of that name. */
  decide(id: string, decision: Decision): boolean
}

/** More than an agent can have in earnest. */
const mostPerAgent = 100

/** A plan that nobody used is kept a day longer than it holds, so that its end can be told from a token that never was. */
const keptMs = 86_400_000

const nameOf = (token: string) => createHash('sha256').update(token, 'utf8').digest('hex').slice(0, 40)
const short = (name: string) => name.slice(0, 8)

/** The short name by which the operator calls the plan of a token. */
export const idOf = (token: string): string => short(nameOf(token))

/** Opens the plans of a state folder, which is made with the first of them; without a folder nothing can wait. */
export function plans(folder: string | undefined, now: () => number): Plans {
  const path = join(folder ?? '', 'approvals')
  const at = (name: string) => join(path, `${name}.json`)
  // A file of its own: to write into the plan's could bring back one that was used in the same moment.
  const said = (name: string) => join(path, `${name}.said`)
  const load = (name: string, file = at(name)) => {
    const plan = read(file, Plan)
    return plan && { ...plan, decision: read(said(name), Decision) }
  }
  const drop = (name: string) => {
    for (const file of [at(name), `${at(name)}.taken`, said(name)]) rmSync(file, { force: true })
  }
  const all = () =>
    names(path).flatMap(name => {
      const plan = load(name)
      return plan ? [{ ...plan, id: short(name), name }] : []
    })
  return {
    put(plan) {
      if (folder === undefined)
        throw new Refused(
          `${plan.tool} was refused`,
          'it wants a yes, and there is no folder in which it could wait',
          'The operator can name one with --state.',
        )
      const waiting = all()
      for (const old of waiting) if (old.expiresMs + keptMs < now()) drop(old.name)
      if (waiting.filter(one => one.agent === plan.agent && one.expiresMs > now()).length >= mostPerAgent)
        throw new Refused(
          `${plan.tool} was refused`,
          `${mostPerAgent} plans of ${plan.agent} wait already`,
          'Carry some of them out, or wait until they end.',
        )
      const token = `plan_${randomBytes(16).toString('base64url')}`
      try {
        mkdirSync(path, { recursive: true, mode: 0o700 })
        writeFileSync(at(nameOf(token)), JSON.stringify(Plan.parse(plan)), { flag: 'wx', mode: 0o600 })
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
        throw new Refused(
          `${plan.tool} was refused`,
          `its plan cannot be kept in ${path} (${code})`,
          'The operator has to make that folder writable.',
        )
      }
      return token
    },
    look: token => load(nameOf(token)),
    take(token) {
      const name = nameOf(token)
      try {
        // Only one of two can rename it.
        renameSync(at(name), `${at(name)}.taken`)
      } catch {
        return undefined
      }
      const plan = load(name, `${at(name)}.taken`)
      drop(name)
      return plan
    },
    list: () =>
      all()
        .filter(plan => plan.expiresMs > now())
        .sort((a, b) => a.createdMs - b.createdMs)
        .map(({ name: _, ...plan }) => plan),
    decide(id, decision) {
      const found = all().filter(plan => plan.id === id && plan.expiresMs > now() && !plan.decision)
      const [one] = found
      if (found.length !== 1 || !one) return false
      try {
        writeFileSync(said(one.name), JSON.stringify(decision), { flag: 'wx', mode: 0o600 })
      } catch {
        return false
      }
      return true
    },
  }
}

const names = (path: string) => {
  try {
    return readdirSync(path).flatMap(file => (/^[0-9a-f]{40}\.json$/.test(file) ? [file.slice(0, 40)] : []))
  } catch {
    return []
  }
}

function read<T>(file: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}
