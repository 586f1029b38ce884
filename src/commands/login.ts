import { Cancelled, DeskwardenError } from '../errors.ts'
import { account, storeOf, wayTo } from '../house/account.ts'
import type { Ground } from '../house/ground.ts'
import { operator } from '../house/operator.ts'
import { sourced } from '../house/source.ts'
import { catalogue, whoami } from '../house/whoami.ts'
import type { Config } from '../settings/settings.ts'
import { bearer } from '../zendesk/auth/credential.ts'
import { current, revoke } from '../zendesk/auth/current.ts'
import { type OAuth, oauth } from '../zendesk/auth/oauth.ts'
import type { SignIn } from '../zendesk/auth/signin.ts'
import type { Store } from '../zendesk/auth/store.ts'
import type { Granted } from '../zendesk/auth/tokens.ts'
import type { Way } from '../zendesk/auth/way.ts'
import { type Io, print } from './io.ts'
import { consent } from './login/consent.ts'
import { failed, signedIn } from './login/page.ts'
import { type Plan, plan } from './login/plan.ts'
import { asked, told } from './login/report.ts'

/** What one sign-in is made with. */
interface Desk {
  readonly config: Config
  readonly ground: Ground
  readonly io: Io
  readonly wanted: Plan
  readonly store: Store
  readonly way: Way
}

/** Signs somebody in: in a browser, or as the OAuth client's owner. Whatever goes wrong, nothing half-done is kept. */
export async function login(config: Config, ground: Ground, io: Io): Promise<number> {
  const wanted = await plan(config, ground.listed, io)
  const store = await storeOf(config, ground)
  // A keychain that is locked is found out before anybody has signed in for nothing.
  await store.where()
  for (const line of asked(wanted, config.service)) io.tell(line)
  const way = await wayTo(config, ground, wanted.baseUrl)
  const desk: Desk = { config, ground, io, wanted, store, way }
  try {
    const client = oauth(way, wanted)
    const signIn = config.service
      ? await kept(desk, await client.service(wanted.scopes))
      : await inBrowser(desk, client)
    await print(io.output, told(signIn, wanted, config.home ?? '').join('\n'))
    const wins = winners[sourced({ ...config, baseUrl: wanted.baseUrl }).kind]
    if (wins !== undefined) io.tell(`${wins} is set here and wins over this sign-in: unset it.`)
    return 0
  } finally {
    await way.close()
  }
}

/** The variables whose credential is used in place of a stored sign-in. */
const winners: Partial<Record<ReturnType<typeof sourced>['kind'], string>> = {
  token: 'ZENDESK_OAUTH_TOKEN',
  basic: 'ZENDESK_API_TOKEN',
  service: 'ZENDESK_CLIENT_SECRET',
}

/** The person allows it at Zendesk, and sees in the browser what came of it. */
const inBrowser = (desk: Desk, client: OAuth): Promise<SignIn> => {
  const { config, ground, io, wanted } = desk
  const visit = {
    ...wanted,
    port: config.redirectPort,
    browser: !config.noBrowser,
    asking: io,
    tell: io.tell,
    sleep: ground.world.sleep,
  }
  return consent(client, visit, async ({ started, arrival }) => {
    try {
      const signIn = await kept(desk, await client.finish(started, arrival.url))
      await arrival.reply(signedIn(signIn.user.name, signIn.account))
      return signIn
    } catch (error) {
      const why =
        error instanceof DeskwardenError ? error.message : 'Something failed; the terminal says what.'
      await arrival.reply(failed(why))
      throw error
    }
  })
}

/** Finds out whose tokens they are and what they may do, and keeps them. Tokens that are not kept do not live on at Zendesk. */
async function kept({ config, ground, io, wanted, store, way }: Desk, granted: Granted): Promise<SignIn> {
  const { accessToken } = granted.tokens
  let stopped = false
  void io.stopped.then(() => {
    stopped = true
  })
  try {
    const tools = await catalogue()
    // What the token endpoint says of scopes is not always what the token has; this may be closed to the user's role.
    const seen = await current(way, accessToken).catch(() => undefined)
    const opened = await account(config, ground, tools, wanted.baseUrl, bearer(accessToken))
    const user = await whoami(opened.zendesk, tools).finally(opened.close)
    if (stopped) throw new Cancelled('Signing in failed', 'it was stopped', 'Nothing was stored')
    const { signIn, replaced } = await store.keep(
      {
        account: wanted.account,
        clientId: wanted.clientId,
        grant: config.service ? 'client_credentials' : 'authorization_code',
        user: user ?? { id: seen?.userId ?? 0, name: '', role: '' },
        scopes: seen?.scopes ?? granted.scopes,
        signedInAtMs: ground.world.now(),
      },
      granted.tokens,
    )
    // Whoever still runs with the older tokens takes the new ones at the first 401.
    if (replaced) await revoke(way, replaced.accessToken).catch(() => {})
    const who = `user ${signIn.user.id}${signIn.user.role === '' ? '' : `, ${signIn.user.role}`}`
    await operator(config, ground).after('signed_in', `signed in to ${signIn.account} as ${who}`)
    return signIn
  } catch (error) {
    await revoke(way, accessToken).catch(() => {})
    throw error
  }
}
