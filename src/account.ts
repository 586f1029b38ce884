import { readFileSync } from 'node:fs'
import type { Tool } from '../tools/tool.ts'
import { ConfigError } from './errors.ts'
import type { Ground } from './ground.ts'
import type { Config } from './settings.ts'
import type { Credential } from './zendesk/auth/credential.ts'
import type { Zendesk } from './zendesk/client.ts'

/** The account that calls go to, and what has to be closed behind it. */
export interface Account {
  readonly zendesk: Zendesk
  close(): Promise<void>
}

/** Opens the account of the settings: the real one, or a sandbox that lives as long as this process. */
export async function open(
  config: Config,
  ground: Ground,
  tools: ReadonlyMap<string, Tool>,
): Promise<Account> {
  const [{ client }, auth] = await Promise.all([
    import('./zendesk/client.ts'),
    import('./zendesk/auth/credential.ts'),
  ])
  const connect = (baseUrl: string, credential: Credential): Zendesk =>
    client({
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
  if (config.sandbox) {
    const { box } = await import('./box.ts')
    const running = await box(tools, ground.world)
    ground.tell(`The sandbox is at ${running.url}, its control port at ${running.controlUrl}`)
    return { zendesk: connect(running.url, auth.bearer(running.oauthToken)), close: running.close }
  }
  const baseUrl = config.baseUrl ?? `https://${config.subdomain}.zendesk.com`
  const credential =
    config.oauthToken === undefined
      ? auth.basic(config.email ?? '', config.apiToken ?? '')
      : auth.bearer(config.oauthToken)
  return { zendesk: connect(baseUrl, credential), async close() {} }
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
