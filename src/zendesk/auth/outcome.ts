import { z } from 'zod'
import type { DeskwardenError } from '../../errors.ts'
import { ConfigError, Limited, Refused, Unavailable } from '../../errors.ts'
import { failure } from '../failure.ts'
import { retryAfterSeconds } from '../retry.ts'
import { silent } from '../trouble.ts'
import type { Tokens } from './tokens.ts'
import type { Sent, Way } from './way.ts'

/** What became of a request for tokens. */
export type Outcome =
  | { readonly kind: 'granted'; readonly tokens: Tokens; readonly scopes: readonly string[] | undefined }
  /** Zendesk said no: nothing was granted and nothing used up, but for what `invalid_grant` says. */
  | { readonly kind: 'refused'; readonly code: string | undefined; readonly sent: Answered }
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'unopened'; readonly why: string; readonly lasting: boolean }
  /** Sent, and nobody knows whether Zendesk acted on it. */
  | { readonly kind: 'doubt'; readonly why: string }

type Answered = Extract<Sent, { kind: 'answer' }>
type Ungranted = Exclude<Outcome, { kind: 'granted' }>

const Failed = z.looseObject({ error: z.string().regex(/^[a-z_]{1,40}$/) })

/** Reads a request that brought no tokens that can be read. */
export function ungranted(sent: Sent | undefined, nowMs: number): Ungranted {
  if (sent === undefined) return { kind: 'unopened', why: 'it could not be sent', lasting: false }
  if (sent.kind !== 'answer')
    return sent.kind === 'broken'
      ? { kind: 'doubt', why: sent.why }
      : { kind: 'unopened', why: sent.why, lasting: sent.lasting }
  const { status, headers, body } = sent
  if (status === 429) {
    const seconds = retryAfterSeconds(headers.get('retry-after'), nowMs) ?? 30
    return { kind: 'limited', seconds: Math.max(1, Math.ceil(seconds)) }
  }
  if (status < 300) return { kind: 'doubt', why: 'its answer could not be read' }
  if (status >= 500) return { kind: 'doubt', why: `Zendesk has an error of its own (${status})` }
  const failed = body.kind === 'json' ? Failed.safeParse(body.value) : undefined
  return { kind: 'refused', code: failed?.data?.error, sent }
}

/** What the remedies name. */
export interface Client {
  readonly clientId: string
  readonly clientSecret?: string | undefined
}

const clients = 'Admin Center > Apps and integrations > APIs > OAuth clients'

/** The error for tokens that were not granted. It quotes nothing of Zendesk's answer but the code. */
export function denial(what: string, outcome: Ungranted, way: Way, client: Client): DeskwardenError {
  switch (outcome.kind) {
    case 'limited':
      return new Limited(
        `${what} failed`,
        "Zendesk's rate limit is used up",
        `Wait ${outcome.seconds} s, then try again`,
        outcome.seconds,
      )
    case 'unopened':
      return silent({ name: what }, way.host.hostname, outcome)
    case 'doubt':
      return new Unavailable(
        `${what} failed`,
        `${way.host.hostname} gave no answer that counts: ${outcome.why}`,
        'Try again later',
      )
    case 'refused':
      return refusal(what, outcome, way, client)
  }
}

function refusal(
  what: string,
  { code, sent }: Extract<Outcome, { kind: 'refused' }>,
  way: Way,
  { clientId, clientSecret }: Client,
): DeskwardenError {
  const failed = `${what} failed`
  const facts = { status: sent.status, ...(code === undefined ? {} : { oauth: code }) }
  switch (code) {
    case 'invalid_client':
      return new ConfigError(
        failed,
        clientSecret === undefined
          ? `Zendesk does not know the OAuth client ${clientId}, or it is a confidential one and wants its secret (invalid_client)`
          : `Zendesk does not know the OAuth client ${clientId}, or its secret is wrong (invalid_client)`,
        `Compare ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET with ${clients}, and sign in again with \`deskwarden login\``,
        facts,
      )
    case 'invalid_grant':
      return new ConfigError(
        failed,
        'Zendesk did not accept the code (invalid_grant): it holds for 120 seconds, once, for one client and one redirect address',
        'Run `deskwarden login` again',
        facts,
      )
    case 'invalid_scope':
      return new Refused(
        failed,
        `the OAuth client ${clientId} may not ask for all of these scopes (invalid_scope)`,
        `An admin can allow them under ${clients}; or grant less`,
        facts,
      )
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      return new ConfigError(
        failed,
        `the OAuth client ${clientId} is not of the kind that may sign in this way (${code})`,
        `Look at its kind under ${clients}: client credentials want a confidential one`,
        facts,
      )
    case 'access_denied':
      return new Refused(failed, 'it was refused in Zendesk (access_denied)', 'Allow it there', facts)
  }
  if (code !== undefined)
    return new ConfigError(
      failed,
      `Zendesk refused the request (${code})`,
      `Check client id and redirect address under ${clients}`,
      facts,
    )
  return failure({ name: what, scope: 'read' }, sent, {
    credential: 'oauth',
    hostname: way.host.hostname,
    nowMs: way.now(),
  })
}
