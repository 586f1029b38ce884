import { z } from 'zod'
import { type DeskwardenError, Limited } from '../../errors.ts'
import type { Listed } from '../../house/listed.ts'
import type { Sent } from '../../zendesk/auth/way.ts'
import { rates } from '../../zendesk/rates.ts'
import { closed } from '../login/report.ts'
import { type Finding, faulty, ok, unknown, wrong } from './finding.ts'

const Me = z.looseObject({
  user: z.looseObject({ id: z.number().nullable(), name: z.string(), role: z.string() }),
})

/** What Zendesk answered to "who am I", and the error that it stands for. */
export interface Asked {
  readonly sent: Sent
  readonly error: DeskwardenError | undefined
}

/** The user that an answer to "who am I" names. */
export const meOf = (sent: Sent) =>
  sent.kind === 'answer' && sent.status === 200 && sent.body.kind === 'json'
    ? Me.safeParse(sent.body.value).data?.user
    : undefined

const untold = 'Zendesk could not be asked.'

/** Whether the credential is taken at all. A 403 and a 429 come after that. */
export function signIn({ sent, error }: Asked, by: string): Finding {
  const check = 'sign-in'
  if (sent.kind !== 'answer') return unknown(check, untold)
  return error && sent.status !== 403 && sent.status !== 429
    ? faulty(check, error)
    : ok(check, `${by} is accepted.`)
}

/** Who it is, and whether their role lets them do an agent's work. */
export function identity({ sent, error }: Asked, userId: number | undefined): Finding {
  const check = 'identity'
  if (error?.facts['scope'] !== undefined)
    return ok(check, `User ${userId ?? 'unknown'}; the scopes do not cover reading the name.`)
  if (sent.kind !== 'answer' || (error && sent.status !== 403) || error?.facts['address'] !== undefined)
    return unknown(check, 'Zendesk did not say who it is.')
  if (error) return faulty(check, error)
  const me = meOf(sent)
  if (!me?.id) return wrong(check, 'Zendesk takes us for nobody.', 'Sign in again with `deskwarden login`.')
  if (me.role === 'end-user')
    return wrong(
      check,
      `${me.name} is an end user, and the tools are for agents: Zendesk will answer 403.`,
      'Sign in as an agent or an admin.',
    )
  return ok(check, `${me.name}, ${me.role}, user ${me.id}.`)
}

/** Whether the account lets this machine's address in. */
export function address({ sent, error }: Asked): Finding {
  const check = 'address'
  if (error?.facts['address'] !== undefined) return faulty(check, error)
  const answered = sent.kind === 'answer' && (!error || sent.status === 403)
  return answered ? ok(check, 'No IP restriction is in the way.') : unknown(check, untold)
}

/** What is left of the account's rate limit. */
export function limit({ sent, error }: Asked): Finding {
  const check = 'rate limit'
  if (error instanceof Limited) return faulty(check, error)
  const account = sent.kind === 'answer' ? rates(sent.headers).account : undefined
  if (account) return ok(check, `${account.remaining} of ${account.limit} calls a minute are left.`)
  return error || sent.kind !== 'answer'
    ? unknown(check, 'Zendesk did not say how much is left.')
    : ok(check, 'Zendesk does not say how much is left; Deskwarden counts by itself.')
}

/** Whether the token covers what is granted, tool by tool. */
export function scopes(
  held: readonly string[] | undefined,
  granted: readonly Listed[],
  basic: boolean,
  remedy: string,
): Finding {
  const check = 'scopes'
  if (basic) return ok(check, 'An API token has none: it may do whatever its user may.')
  if (!held) return unknown(check, 'Zendesk did not say which the token has.')
  const has = held.join(' ') || 'none'
  if (granted.length === 0) return ok(check, `${has}. Give --grant to compare them with its tools.`)
  const missing = closed(granted, held)
  if (missing.length === 0) return ok(check, `${has}: they cover every tool of the grant.`)
  return wrong(check, `${has}: they do not cover every tool of the grant.`, remedy, missing)
}
