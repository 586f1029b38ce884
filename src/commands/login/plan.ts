import type { z } from 'zod'
import { ConfigError } from '../../errors.ts'
import { parse } from '../../gate/grammar.ts'
import { needed } from '../../gate/scopes.ts'
import { granted } from '../../house/granted.ts'
import type { Listed } from '../../house/listed.ts'
import { accountOf, baseUrlOf, remembered } from '../../house/source.ts'
import type { Config } from '../../settings/settings.ts'
import { Subdomain } from '../../settings/value.ts'
import { type Asking, question } from './question.ts'

/** Who is to sign in where, and what for. */
export interface Plan {
  readonly baseUrl: string
  readonly account: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  /** The tools that the grant exposes; the scopes are for them. */
  readonly tools: readonly Listed[]
  readonly scopes: readonly string[]
}

/** Settles what the settings leave open: by asking, where a person sits at the terminal, and else by saying what to set. */
export async function plan(config: Config, listed: readonly Listed[], asking: Asking): Promise<Plan> {
  const missing = missingOf(config, knownClient(config))
  if (!asking.terminal && missing.length > 0)
    throw new ConfigError(
      'The sign-in did not start',
      missing.join(' '),
      'Set what is missing, or run it in a terminal',
    )
  const ask = async (open: boolean, text: string, wrong: (answer: string) => string | undefined) => {
    while (open) {
      const answer = await question(asking, text)
      const problem = wrong(answer)
      if (problem === undefined) return answer
      asking.terminal?.write(`${problem}\n`)
    }
    return ''
  }
  const subdomain = await ask(
    baseUrlOf(config) === undefined,
    'Subdomain of the account (acme for https://acme.zendesk.com): ',
    answer => problem(Subdomain, answer, 'It'),
  )
  const named = subdomain === '' ? config : { ...config, subdomain: Subdomain.parse(subdomain) }
  const baseUrl = baseUrlOf(named) ?? ''
  const clientId =
    knownClient(named) ??
    (await ask(
      true,
      'Identifier of the OAuth client (Admin Center > Apps and integrations > APIs > OAuth clients): ',
      answer => (/^[\x21-\x7e]+$/.test(answer) ? undefined : 'It must be one word without spaces.'),
    ))
  const clientSecret =
    config.clientSecret ??
    (config.service
      ? await question(asking, 'Secret of the OAuth client (it is not shown): ', true)
      : undefined)
  const line = await ask(
    config.grant === undefined && config.policy === undefined && config.scopes === undefined,
    'What will agents be granted? (such as *:read,tickets:write) ',
    answer => {
      const read = parse(answer, listed)
      if ('problems' in read) return read.problems.join(' ')
      return answer === '' ? 'Without a grant there is nothing to sign in for.' : undefined
    },
  )
  const tools = await granted(line === '' ? config : { ...config, grant: line }, listed)
  const scopes = config.scopes ?? needed(tools)
  if (scopes.length === 0)
    throw new ConfigError(
      'The sign-in did not start',
      'the grant holds no tool',
      'Say with --grant what agents may use',
    )
  return { baseUrl, account: accountOf(baseUrl), clientId, clientSecret, tools, scopes }
}

/** The client of the settings, or of the last sign-in to the account: whoever signs in again need not look it up again. */
function knownClient(config: Config): string | undefined {
  const baseUrl = baseUrlOf(config)
  return (
    config.clientId ??
    (baseUrl === undefined ? undefined : remembered(config)?.read(accountOf(baseUrl))?.clientId)
  )
}

function missingOf(config: Config, clientId: string | undefined): readonly string[] {
  const { clientSecret, service, grant, policy, scopes } = config
  return [
    ...(baseUrlOf(config) === undefined ? ['No account is named: set ZENDESK_SUBDOMAIN, such as acme.'] : []),
    ...(clientId === undefined ? ['No OAuth client is named: set ZENDESK_CLIENT_ID to its identifier.'] : []),
    ...(service && clientSecret === undefined
      ? ['--service needs the secret in ZENDESK_CLIENT_SECRET.']
      : []),
    ...(grant === undefined && policy === undefined && scopes === undefined
      ? ['What is it for? Say with --grant what agents will be granted, such as "*:read,tickets:write".']
      : []),
  ]
}

function problem(schema: z.ZodType, answer: string, name: string): string | undefined {
  const [issue] = schema.safeParse(answer).error?.issues ?? []
  return issue && `${name} ${issue.message}.`
}
