import { credentialOf, storeOf, wayTo } from '../house/account.ts'
import { granted } from '../house/granted.ts'
import type { Ground } from '../house/ground.ts'
import { type Source, sourced, type Unsourced } from '../house/source.ts'
import type { Config } from '../settings/settings.ts'
import { current } from '../zendesk/auth/current.ts'
import type { Way } from '../zendesk/auth/way.ts'
import { clock, complaintOf, connection, subdomain } from './doctor/connection.ts'
import { type Finding, faulty, ok, sentence, shown, unknown, wrong } from './doctor/finding.ts'
import { type Asked, address, identity, limit, scopes, signIn } from './doctor/identity.ts'
import { type Io, print } from './io.ts'

/** Looks at everything between the settings and the keychain, and tells what is wrong and what to do about it. */
export async function doctor(config: Config, ground: Ground, io: Io): Promise<number> {
  const found = await findings(config, ground)
  const text = config.json
    ? JSON.stringify({ ok: found.every(one => one.state !== 'wrong'), checks: found }, null, 2)
    : found.map(shown).join('\n')
  await print(io.output, text)
  return found.some(one => one.state === 'wrong') ? 1 : 0
}

async function findings(config: Config, ground: Ground): Promise<readonly Finding[]> {
  const from = sourced(config)
  if (from.baseUrl === undefined)
    return [await settings(from, config, ground), await keychain(config, ground, from)]
  const way = await wayTo(config, ground, from.baseUrl)
  try {
    const sent = await way.ask(way.host.url('/users/me', ''), { method: 'GET' })
    const open = [subdomain(sent, way), connection(sent, way, config)]
    const inside =
      from.kind === 'none' || open.some(one => one.state !== 'ok')
        ? []
        : await asked(config, ground, from, way)
    return [
      await settings(from, config, ground),
      ...open,
      ...(inside.length > 0 ? inside : behind.map(check => unknown(check, 'Not looked at: see above.'))),
      clock(sent, ground.world.now()),
      await keychain(config, ground, from),
    ]
  } finally {
    await way.close()
  }
}

const behind = ['sign-in', 'identity', 'scopes', 'rate limit', 'address']

const names: Readonly<Record<Source['kind'], string>> = {
  token: 'The token in ZENDESK_OAUTH_TOKEN',
  basic: 'The API token in ZENDESK_API_TOKEN',
  service: 'The OAuth client of ZENDESK_CLIENT_ID',
  signin: 'The stored sign-in',
}

/** How a token gets the scopes that it lacks. */
const widen: Readonly<Record<Source['kind'], string>> = {
  token: 'Set a token that has them, or run `deskwarden login` with this grant, or grant less.',
  basic: '',
  service: 'Let an admin allow the OAuth client these scopes, or grant less.',
  signin: 'Run `deskwarden login` with this grant, or grant less.',
}

/** Which account, by which credential, for which tools. */
async function settings(from: Source | Unsourced, config: Config, ground: Ground): Promise<Finding> {
  const check = 'settings'
  if (from.kind === 'none') return wrong(check, `${sentence(from.why)}.`, from.remedy)
  const count = (await granted(config, ground.listed)).filter(tool => !tool.beside).length
  const tools =
    config.grant === undefined && config.policy === undefined ? 'no grant' : `a grant of ${count} tools`
  return ok(check, `${from.account}, by ${lower(names[from.kind])}, with ${tools}.`)
}

/** What only a credential gets an answer to. */
async function asked(config: Config, ground: Ground, from: Source, way: Way): Promise<readonly Finding[]> {
  const { credential, close } = await credentialOf(config, ground, from)
  try {
    const authorization = await credential.authorization()
    const sent = await way.ask(way.host.url('/users/me', ''), { method: 'GET', headers: { authorization } })
    const me: Asked = { sent, error: complaintOf(sent, way, credential.kind) }
    const basic = credential.kind === 'basic'
    const token = basic
      ? undefined
      : await current(way, authorization.replace(/^Bearer /, '')).catch(() => undefined)
    return [
      signIn(me, names[from.kind]),
      identity(me, token?.userId),
      scopes(
        token?.scopes ?? credential.scopes?.(),
        await granted(config, ground.listed),
        basic,
        widen[from.kind],
      ),
      limit(me),
      address(me),
    ]
  } catch (error) {
    return behind.map(check =>
      check === 'sign-in' ? faulty(check, error) : unknown(check, 'Not looked at: see the sign-in.'),
    )
  } finally {
    await credential.close?.()
    await close()
  }
}

/** Where the secrets of a sign-in are, and where those of a new one would go. */
async function keychain(config: Config, ground: Ground, from: Source | Unsourced): Promise<Finding> {
  const check = 'keychain'
  const held = from.kind === 'signin' ? from.signIn.where : undefined
  const file = `a file that only this user can read, in ${config.home}`
  try {
    const where = await (await storeOf(config, { ...ground, tell: () => {} })).where()
    if (where === 'file' && held === 'keychain')
      return wrong(
        check,
        'The tokens are in a keychain that cannot be reached from here.',
        'Start Deskwarden within the desktop session, or sign in again with `deskwarden login`.',
      )
    if (where === 'file') return ok(check, `There is none here: tokens are kept in ${file}.`)
    return held === 'file'
      ? ok(check, `The tokens are in ${file}; the next sign-in goes to this system's keychain.`)
      : ok(check, "Tokens are kept in this system's keychain.")
  } catch (error) {
    return faulty(check, error)
  }
}

const lower = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`
