import { ConfigError } from '../errors.ts'
import type { Config } from '../settings/settings.ts'
import { isLoopback } from '../settings/value.ts'
import { type SignIn, type SignIns, signIns } from '../zendesk/auth/signin.ts'

/** Where the credential of this run comes from. What stands in the environment wins over what is stored. */
export type Source =
  | { readonly kind: 'token' | 'basic' | 'service'; readonly baseUrl: string; readonly account: string }
  | { readonly kind: 'signin'; readonly baseUrl: string; readonly account: string; readonly signIn: SignIn }

/** A run without a usable credential, and what to do about it. */
export interface Unsourced {
  readonly kind: 'none'
  readonly baseUrl: string | undefined
  readonly why: string
  readonly remedy: string
  /** Sign-ins that there are, none of which is meant more than another. */
  readonly among?: readonly string[]
}

/** The name by which an account is remembered: its host, with a port where the address has one. */
export const accountOf = (baseUrl: string) => new URL(baseUrl).host

/** Where the settings say that the account answers. */
export const baseUrlOf = ({ baseUrl, subdomain }: Pick<Config, 'baseUrl' | 'subdomain'>) =>
  baseUrl ?? (subdomain === undefined ? undefined : `https://${subdomain}.zendesk.com`)

const addressOf = (account: string) =>
  `${isLoopback(new URL(`http://${account}`).hostname) ? 'http' : 'https'}://${account}`

/** The sign-ins that are remembered for this user; none where the user has no folder. */
export const remembered = ({ home }: Pick<Config, 'home'>): SignIns | undefined =>
  home === undefined ? undefined : signIns(home)

/** Finds the credential of this run: neither network nor keychain is asked. */
export function sourced(config: Config): Source | Unsourced {
  const stored = remembered(config)
  const named = baseUrlOf(config)
  const accounts = named === undefined ? (stored?.accounts() ?? []) : []
  const [only] = accounts
  const baseUrl = named ?? (only !== undefined && accounts.length === 1 ? addressOf(only) : undefined)
  if (baseUrl === undefined) return unnamed(accounts)
  const account = accountOf(baseUrl)
  if (config.oauthToken !== undefined) return { kind: 'token', baseUrl, account }
  if (config.apiToken !== undefined) return { kind: 'basic', baseUrl, account }
  const signIn = stored?.read(account)
  const service = config.clientId !== undefined && config.clientSecret !== undefined
  if (service && !isOfClient(signIn, config)) return { kind: 'service', baseUrl, account }
  if (signIn) return { kind: 'signin', baseUrl, account, signIn }
  return {
    kind: 'none',
    baseUrl,
    why: `nobody is signed in to ${account}`,
    remedy: 'Run `deskwarden login`, or set ZENDESK_OAUTH_TOKEN, or try --sandbox.',
  }
}

/** Whether a person signed in with the client of the environment, whose secret then serves their sign-in: it does not make its owner of them. */
const isOfClient = (signIn: SignIn | undefined, { clientId }: Config) =>
  signIn?.grant === 'authorization_code' && signIn.clientId === clientId

/** The same, or the error that says what to do. */
export function source(config: Config): Source {
  const found = sourced(config)
  if (found.kind === 'none') throw new ConfigError('There is no access to Zendesk', found.why, found.remedy)
  return found
}

const unnamed = (accounts: readonly string[]): Unsourced =>
  accounts.length === 0
    ? {
        kind: 'none',
        baseUrl: undefined,
        why: 'nobody is signed in, and no account is named',
        remedy:
          'Run `deskwarden login`, or set ZENDESK_SUBDOMAIN with ZENDESK_OAUTH_TOKEN, or try --sandbox.',
      }
    : {
        kind: 'none',
        baseUrl: undefined,
        why: `there are sign-ins to ${accounts.join(' and ')}`,
        remedy: 'Say which one with ZENDESK_SUBDOMAIN.',
        among: accounts,
      }
