import type { Tool } from '../../tools/tool.ts'
import { DeskwardenError } from '../errors.ts'
import { attempt, type Ended } from './attempt.ts'
import type { Credential } from './auth/credential.ts'
import type { Body } from './body.ts'
import type { Call } from './call.ts'
import { complaint } from './complaint.ts'
import type { Host } from './host.ts'
import type { Permit } from './limits.ts'
import { place, type Room } from './place.ts'
import type { Input, Request } from './request.ts'
import { replay, retry, retryAfterSeconds, type Verdict } from './retry.ts'
import type { Transport } from './transport.ts'
import { ended, silent, unknown } from './trouble.ts'
import type { World } from './world.ts'

/** What all calls to one account share. */
export interface Line extends Room {
  readonly host: Host
  readonly credential: Credential
  readonly transport: Transport
  readonly world: World
  readonly attemptSeconds: number
  readonly mostBytes: number
}

/** One request of a call: the call's own, or one that serves it (the record before a change, a look at its job). */
export interface Sending {
  readonly tool: Tool
  readonly input: Input
  readonly request: Request
  readonly priority: number
  /** The number of an offset page. */
  readonly page?: number | undefined
  readonly key?: string | undefined
  /** The same change was sent before, and may have been made. */
  readonly doubt?: boolean | undefined
}

/** What Zendesk answered in the end, whatever its status. */
export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  /** An earlier attempt may have been executed. */
  readonly doubt: boolean
}

interface Step {
  readonly end: Ended
  readonly verdict: Verdict
}

/** Sends a request as often as the table of replays allows, within the limits and the call's deadline. */
export async function exchange(line: Line, call: Call, sending: Sending): Promise<Reply> {
  const { tool } = sending
  const { world, credential } = line
  const writes = tool.method !== 'GET'
  const use = line.limits.use(tool, sending.input, sending.page)
  let doubt = sending.doubt ?? false
  let renewable = credential.renew !== undefined

  for (let count = 1; ; count++) {
    let sent = false
    let token = ''
    let result: Step
    try {
      const authorization = credential.authorization()
      token = typeof authorization === 'string' ? authorization : await call.within(authorization)
      result = await place(line, call, use, sending.priority, permit => {
        sent = true
        call.writing(writes)
        return step(line, call, sending, permit, token, count, renewable)
      })
      call.writing(false)
    } catch (error) {
      if (!call.over || error instanceof DeskwardenError) throw error
      throw ended(call, writes && (sent || doubt))
    }
    const { end, verdict } = result
    const answered = end.kind === 'answer'
    if (call.over && !answered) throw ended(call, writes && (doubt || end.kind === 'broken'))
    if (writes && (end.kind === 'broken' || (answered && end.status >= 500))) doubt = true
    if (answered && verdict.do === 'take') return { ...end, doubt }
    if (answered && verdict.do === 'renew') {
      renewable = false
      if (await renewed(credential, call, token, doubt)) continue
      return { ...end, doubt }
    }
    const waitMs = verdict.do === 'again' ? verdict.waitSeconds * 1000 : Number.POSITIVE_INFINITY
    if (world.now() + waitMs > call.deadlineMs) {
      if (doubt)
        throw unknown(tool, answered ? `Zendesk answered ${end.status}` : `it was sent, and ${end.why}`)
      if (answered) return { ...end, doubt }
      throw silent(tool, line.host.hostname, end)
    }
    // A 429 has closed its limit: the next turn waits for it and tells so, together with everybody else's.
    if (answered && end.status === 429) continue
    tell(call, end, Math.ceil(waitMs / 1000))
    try {
      await world.sleep(waitMs, call.signal)
    } catch {
      throw ended(call, doubt)
    }
  }
}

async function renewed(credential: Credential, call: Call, token: string, doubt: boolean): Promise<boolean> {
  try {
    return await call.within(credential.renew?.(token) ?? Promise.resolve(false))
  } catch (error) {
    if (call.over && !(error instanceof DeskwardenError)) throw ended(call, doubt)
    throw error
  }
}

/** One attempt, what it teaches about the limits, and what to do next. */
async function step(
  line: Line,
  call: Call,
  sending: Sending,
  permit: Permit,
  authorization: string,
  count: number,
  renewable: boolean,
): Promise<Step> {
  const { key } = sending
  const headers = key === undefined ? { authorization } : { authorization, 'idempotency-key': key }
  const end = await attempt(line, call, sending.request, headers)
  const kind = replay(sending.tool, sending.input)
  const random = line.world.random()
  if (end.kind !== 'answer') {
    if (end.kind === 'unopened') permit.release()
    else permit.settle()
    return { end, verdict: end.lasting ? { do: 'stop' } : retry({ kind: end.kind }, kind, count, random) }
  }
  const asked = retryAfterSeconds(end.headers.get('retry-after'), line.world.now())
  const outcome = { kind: 'answer', status: end.status, retryAfterSeconds: asked } as const
  const verdict = retry(outcome, kind, count, random, renewable)
  if (end.status !== 429) permit.settle(end.headers)
  else {
    const seconds = verdict.do === 'again' ? verdict.waitSeconds : (asked ?? 1)
    permit.settle(end.headers, { seconds, code: complaint(end.body).code })
  }
  return { end, verdict }
}

function tell(call: Call, end: Ended, seconds: number): void {
  if (seconds < 1) return
  const answered = end.kind === 'answer'
  if (answered && end.headers.has('retry-after'))
    call.context.progress?.(`Zendesk asks to wait ${seconds} s (${end.status})`)
  else
    call.context.progress?.(
      `${answered ? `Zendesk answered ${end.status}` : 'No answer'}; trying again in ${seconds} s`,
    )
}
