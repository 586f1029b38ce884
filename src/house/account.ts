import { readFileSync } from 'node:fs'
import type { Tool } from '../../tools/tool.ts'
import { ConfigError } from '../errors.ts'
import { needed } from '../gate/scopes.ts'
import type { Config } from '../settings/settings.ts'
import type { Credential } from '../zendesk/auth/credential.ts'
import type { Store } from '../zendesk/auth/store.ts'
import type { Way } from '../zendesk/auth/way.ts'
import type { Zendesk } from '../zendesk/client.ts'
import { granted } from './granted.ts'
import type { Ground } from './ground.ts'
import type { Source } from './source.ts'

/** The account that calls go to, who calls it, and what has to be closed behind it. */
export interface Account {
  readonly zendesk: Zendesk
  readonly credential: Credential
  close(): Promise<void>
}

type Tools = ReadonlyMap<string, Tool>

/** Opens the account of the settings: the real one, or a sandbox that lives as long as this process. */
export async function open(
  config: Config,
  ground: Ground,
  tools: Tools,
  source: Source | undefined,
): Promise<Account> {
  if (source) {
    const { credential, close } = await credentialOf(config, ground, source)
    return account(config, ground, tools, source.baseUrl, credential, close)
  }
  const [{ box }, { bearer }] = await Promise.all([
    import('./box.ts'),
    import('../zendesk/auth/credential.ts'),
  ])
  const running = await box(tools, ground.world)
  ground.tell(`The sandbox is at ${running.url}, its control port at ${running.controlUrl}`)
  return account(config, ground, tools, running.url, bearer(running.oauthToken), running.close)
}

/** The account at an address, called with a credential that is already there. */
export async function account(
  config: Config,
  ground: Ground,
  tools: Tools,
  baseUrl: string,
  credential: Credential,
  after: () => Promise<void> = async () => {},
): Promise<Account> {
  const { client } = await import('../zendesk/client.ts')
  const zendesk = client({
    baseUrl,
    credential,
    version: ground.version,
    find: name => tools.get(name),
    jobTool: ground.listed.find(tool => tool.beside)?.name,
    marketplace: {
      name: config.marketplaceName,
      organizationId: config.marketplaceOrganizationId,
      appId: config.marketplaceAppId,
    },
    deadlineSeconds: config.timeoutSeconds,
    world: ground.world,
    ...(config.sandbox ? {} : { network: network(config) }),
  })
  const close = async () => {
    await zendesk.close()
    await credential.close?.()
    await after()
  }
  return { zendesk, credential, close }
}

/** The credential that a source stands for. Nothing of OAuth or of the keychain is loaded for a Basic one. */
export async function credentialOf(
  config: Config,
  ground: Ground,
  source: Source,
): Promise<{ credential: Credential; close: () => Promise<void> }> {
  const { basic } = await import('../zendesk/auth/credential.ts')
  if (source.kind === 'basic')
    return { credential: basic(config.email ?? '', config.apiToken ?? ''), close: async () => {} }
  const way = await wayTo(config, ground, source.baseUrl)
  const close = () => way.close()
  const { world, tell, note } = ground
  switch (source.kind) {
    case 'token': {
      const { learner } = await import('../zendesk/auth/learner.ts')
      return { credential: learner({ way, oauthToken: config.oauthToken ?? '' }), close }
    }
    case 'signin': {
      const { session } = await import('../zendesk/auth/session.ts')
      const store = await storeOf(config, ground)
      const own = [undefined, source.signIn.clientId].includes(config.clientId)
      const clientSecret = own ? config.clientSecret : undefined
      return { credential: session({ way, store, world, tell, note, clientSecret }), close }
    }
    case 'service': {
      const { service } = await import('../zendesk/auth/service.ts')
      const { clientId = '', clientSecret = '' } = config
      const scopes = config.scopes ?? needed(await granted(config, ground.listed))
      return { credential: service({ way, clientId, clientSecret, scopes, world, note }), close }
    }
  }
}

/** The way to an account's OAuth endpoints, through the network of the settings. */
export async function wayTo(config: Config, ground: Ground, baseUrl: string): Promise<Way> {
  const { way } = await import('../zendesk/auth/way.ts')
  return way({ baseUrl, version: ground.version, network: network(config), world: ground.world })
}

/** What is kept of sign-ins on this machine. */
export async function storeOf({ home }: Config, { tell, world }: Ground): Promise<Store> {
  if (home === undefined)
    throw new ConfigError(
      'Sign-ins cannot be kept',
      'this user has no folder for settings',
      'Name one with DESKWARDEN_HOME',
    )
  const { store } = await import('../zendesk/auth/store.ts')
  return store({ folder: home, tell, world })
}

const network = ({ httpsProxy, noProxy, ca }: Config) => ({
  httpsProxy,
  noProxy,
  ca: ca === undefined ? undefined : pem(ca),
})

function pem(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError('--ca', `${path} cannot be read`, 'Name a file of PEM certificates.')
  }
}
