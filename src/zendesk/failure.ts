import type { Tool } from '../../tools/tool.ts'
import {
  ConfigError,
  Conflict,
  type DeskwardenError,
  InputError,
  Limited,
  Missing,
  notThere,
  Refused,
  Unavailable,
} from '../errors.ts'
import type { Body } from './body.ts'
import { complaint } from './complaint.ts'
import { retryAfterSeconds } from './retry.ts'

/** An answer that is no success. */
export interface Failed {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** Who asked, as far as the remedy depends on it. */
export interface Asker {
  readonly credential: 'basic' | 'oauth'
  readonly hostname: string
  readonly nowMs: number
}

type Asked = Pick<Tool, 'name' | 'scope'> & Partial<Pick<Tool, 'method'>>

/** The error for an answer of Zendesk's, by the remedy it needs. */
export function failure(tool: Asked, failed: Failed, asker: Asker): DeskwardenError {
  const { status, headers, body } = failed
  const { code, text, fields } = complaint(body)
  const what = `${tool.name} failed`
  // Zendesk's sentence stands within ours, which has its own full stop. It may quote anybody, and it ends where we say.
  const said = text === '' ? '' : `: "${text.replace(/\.$/, '').replaceAll('"', "'")}"`
  const facts = {
    status,
    ...(code === undefined ? {} : { zendesk: code }),
    ...(fields.length === 0 ? {} : { fields: fields.join(', ') }),
  }
  if (status >= 300 && status < 400) return redirected(what, headers, asker, facts)
  switch (status) {
    case 401:
      return asker.credential === 'basic'
        ? new ConfigError(
            what,
            'Zendesk did not accept the API token',
            'Check e-mail and token, and that token access is on in Admin Center; Zendesk stops all API tokens on 2027-04-30',
            facts,
          )
        : new ConfigError(
            what,
            'the OAuth token is expired, revoked or wrong',
            'Sign in again or set a new token',
            facts,
          )
    case 403:
      return body.kind === 'json'
        ? forbidden(what, text, said, tool.scope, facts)
        : new Refused(
            what,
            `something before Zendesk refused the request (403)${said}`,
            'Check proxies, firewalls and the IP restrictions in Admin Center',
            facts,
          )
    case 404:
      return missing(what, body, code, asker, facts)
    case 409:
      return new Conflict(
        what,
        `it collided with another change (409)${said}`,
        tool.method === 'POST' ? 'Nothing was made; call again' : 'Read the record again, then call again',
        facts,
      )
    case 413:
      return new InputError(
        what,
        'the request is too large for Zendesk (413)',
        'Send less in one call',
        facts,
      )
    case 429: {
      const asked = retryAfterSeconds(headers.get('retry-after'), asker.nowMs)
      const seconds = Math.max(1, Math.ceil(asked ?? (code === 'TooManyJobs' ? 30 : 60)))
      const why =
        code === 'TooManyJobs'
          ? 'Zendesk runs at most 30 background jobs at once'
          : `Zendesk's rate limit is used up${said}`
      return new Limited(what, why, `Wait ${seconds} s, then call again`, seconds)
    }
  }
  if (status >= 500)
    return new Unavailable(
      what,
      `Zendesk has an error of its own (${status})${said}`,
      'Try again later',
      facts,
    )
  if (/closed prevents ticket update/i.test(text))
    return new InputError(
      what,
      'the ticket is closed, and a closed ticket cannot be changed',
      'Create a follow-up ticket instead, with the closed one as via_followup_source_id',
      facts,
    )
  return new InputError(
    what,
    `Zendesk refused the request (${status})${said}`,
    fields.length > 0 ? `Correct ${fields.join(', ')}` : 'Correct the arguments',
    facts,
  )
}

type Facts = Readonly<Record<string, string | number | boolean>>

function forbidden(what: string, text: string, said: string, scope: string, facts: Facts): Refused {
  const scopes = /missing the following required scopes:?\s*([a-z_: ,]+)/i.exec(text)?.[1]?.trim()
  if (scopes !== undefined)
    return new Refused(
      what,
      `the OAuth token lacks the scope ${scopes}`,
      `Someone who may must issue a token with the scope ${scope}`,
      { ...facts, scope: scopes },
    )
  if (/\bIP\b|ip (address|restriction)/i.test(text))
    return new Refused(
      what,
      `Zendesk does not allow this address${said}`,
      'An admin can allow it under IP restrictions in Admin Center',
      { ...facts, address: true },
    )
  return new Refused(
    what,
    `the role of this Zendesk user does not allow it (403)${said}`,
    'An admin of the account can allow it, or use the credential of a user who may',
    facts,
  )
}

function missing(what: string, body: Body, code: string | undefined, asker: Asker, facts: Facts) {
  if (code === 'InvalidEndpoint')
    return new Missing(
      what,
      'this account does not have the feature (InvalidEndpoint)',
      "Check the account's plan and settings; calling again does not help",
      facts,
    )
  if (body.kind === 'json') return new Missing(what, ...notThere, facts)
  return new ConfigError(
    what,
    `no Zendesk account answers at ${asker.hostname} (404)`,
    'Check the subdomain',
    facts,
  )
}

// A renamed account redirects to its new host; the credential does not follow.
function redirected(what: string, headers: Headers, asker: Asker, facts: Facts): ConfigError {
  const location = headers.get('location') ?? ''
  const base = `https://${asker.hostname}`
  const to = URL.canParse(location, base) ? new URL(location, base).hostname : ''
  return to !== '' && to !== asker.hostname
    ? new ConfigError(
        what,
        `Zendesk redirects from ${asker.hostname} to ${to}, and the credential goes to no other host`,
        'If the account was renamed, set the new subdomain',
        facts,
      )
    : new ConfigError(
        what,
        `${asker.hostname} redirects instead of answering`,
        'Check the subdomain and the base URL; the account may be closed or want a sign-in',
        facts,
      )
}
