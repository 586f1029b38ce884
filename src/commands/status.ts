import { DeskwardenError } from '../errors.ts'
import { wayTo } from '../house/account.ts'
import type { Ground } from '../house/ground.ts'
import { type Source, sourced } from '../house/source.ts'
import { daysLeft, sunset } from '../house/sunset.ts'
import type { Config } from '../settings/settings.ts'
import { current } from '../zendesk/auth/current.ts'
import type { SignIn } from '../zendesk/auth/signin.ts'
import { meOf } from './doctor/identity.ts'
import { columns, type Io, print } from './io.ts'
import { person } from './login/report.ts'
import { moment, until } from './status/times.ts'

/** What is known of the sign-in, for people and for programs; a time is in milliseconds since 1970. */
interface Status {
  readonly account?: string
  readonly by: Source['kind'] | 'none'
  readonly user?:
    | { readonly id: number; readonly name?: string; readonly role?: string }
    | { readonly email: string }
  readonly clientId?: string
  readonly signedInAtMs?: number
  readonly scopes?: readonly string[]
  readonly accessToken?: { readonly expiresAtMs: number | null }
  readonly refreshToken?: { readonly expiresAtMs: number | null }
  readonly where?: 'keychain' | 'file' | 'environment' | 'memory'
  readonly apiTokenDaysLeft?: number
  /** What is wrong, and what to do about it. */
  readonly problem?: string
}

/** Shows who is signed in where, for what and for how long. Only a token that stands in the environment is asked about at Zendesk. */
export async function status(config: Config, ground: Ground, io: Io): Promise<number> {
  const now = ground.world.now()
  const found = await look(config, ground)
  await print(io.output, config.json ? JSON.stringify(found, null, 2) : columns(rows(found, now)))
  if (found.by === 'basic') io.tell(sunset(now))
  return found.problem === undefined ? 0 : 1
}

async function look(config: Config, ground: Ground): Promise<Status> {
  const from = sourced(config)
  const { kind: by } = from
  switch (from.kind) {
    case 'none':
      return { by, problem: `${upper(from.why)}. ${from.remedy}` }
    case 'signin':
      return { by, ...stored(from.signIn) }
    case 'basic':
      return {
        by,
        account: from.account,
        user: { email: config.email ?? '' },
        where: 'environment',
        apiTokenDaysLeft: daysLeft(ground.world.now()),
      }
    case 'service':
      return {
        by,
        account: from.account,
        ...(config.clientId && { clientId: config.clientId }),
        where: 'memory',
      }
    case 'token':
      return { by, account: from.account, where: 'environment', ...(await asked(config, ground, from)) }
  }
}

function stored(signIn: SignIn): Omit<Status, 'by'> {
  const {
    account,
    user,
    clientId,
    signedInAtMs,
    scopes,
    expiresAtMs,
    refreshExpiresAtMs,
    where,
    grant,
    ended,
  } = signIn
  const reasons = { refused: 'Zendesk did not accept its renewal', lost: 'a renewal was cut off midway' }
  return {
    account,
    user,
    clientId,
    signedInAtMs,
    scopes,
    accessToken: { expiresAtMs: expiresAtMs ?? null },
    ...(grant === 'authorization_code' ? { refreshToken: { expiresAtMs: refreshExpiresAtMs ?? null } } : {}),
    where,
    ...(ended && {
      problem: `The sign-in has ended: ${reasons[ended]}. Sign in again with \`deskwarden login\`.`,
    }),
  }
}

async function asked(config: Config, ground: Ground, { baseUrl }: Source): Promise<Partial<Status>> {
  const way = await wayTo(config, ground, baseUrl)
  try {
    const token = await current(way, config.oauthToken ?? '')
    if (!token)
      return {
        problem:
          'Zendesk does not accept the token in ZENDESK_OAUTH_TOKEN: it is expired, revoked or wrong. Set a new one, or run `deskwarden login`.',
      }
    const authorization = `Bearer ${config.oauthToken}`
    const me = meOf(
      await way.ask(way.host.url('/users/me', ''), { method: 'GET', headers: { authorization } }),
    )
    const id = me?.id ?? token.userId
    return {
      ...(id === undefined ? {} : { user: { id, ...(me && { name: me.name, role: me.role }) } }),
      scopes: token.scopes,
      accessToken: { expiresAtMs: token.expiresAtMs ?? null },
    }
  } catch (error) {
    if (!(error instanceof DeskwardenError)) throw error
    return { problem: `${error.why} ${error.remedy}` }
  } finally {
    await way.close()
  }
}

const by: Readonly<Record<Status['by'], string>> = {
  token: 'a token in ZENDESK_OAUTH_TOKEN',
  basic: 'an API token in ZENDESK_API_TOKEN',
  service: 'client credentials from the environment',
  signin: 'a stored sign-in',
  none: 'nothing',
}

const places: Readonly<Record<NonNullable<Status['where']>, string>> = {
  keychain: "this system's keychain",
  file: 'a file that only this user can read',
  environment: 'the environment',
  memory: 'nowhere: it is fetched when it is needed',
}

function rows(status: Status, now: number): readonly (readonly string[])[] {
  const { account, user, clientId, signedInAtMs, scopes, accessToken, refreshToken, where, problem } = status
  const end = (token: { readonly expiresAtMs: number | null } | undefined, forEver: string) =>
    token && (token.expiresAtMs === null ? forEver : until(token.expiresAtMs, now))
  const who =
    user &&
    ('email' in user ? user.email : person({ id: user.id, name: user.name ?? '', role: user.role ?? '' }))
  const renews = refreshToken && accessToken?.expiresAtMs != null ? '; it is renewed by itself' : ''
  const access = end(accessToken, 'does not expire')
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Account', account],
    ['By', by[status.by]],
    ['User', who],
    ['OAuth client', clientId],
    ['Since', signedInAtMs === undefined ? undefined : moment(signedInAtMs)],
    ['Scopes', scopes && (scopes.join(' ') || 'none')],
    ['Access token', access && `${access}${renews}`],
    ['Refresh token', end(refreshToken, 'Zendesk did not say until when')],
    ['API token', status.apiTokenDaysLeft === undefined ? undefined : `${status.apiTokenDaysLeft} days left`],
    ['Kept in', where && places[where]],
    ['Wrong', problem],
  ]
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
}

const upper = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
