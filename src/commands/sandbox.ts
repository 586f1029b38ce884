import { box } from '../house/box.ts'
import type { Ground } from '../house/ground.ts'
import type { Config } from '../settings/settings.ts'
import { type Io, print } from './io.ts'

/** Runs an account in a box alone, until the process is asked to end. */
export async function sandbox(config: Config, ground: Ground, io: Io): Promise<number> {
  const { catalog, companions } = await import('../../tools/index.ts')
  const tools = new Map([...catalog, ...companions].map(tool => [tool.name, tool]))
  const running = await box(tools, ground.world, config.port)
  await print(
    io.output,
    [
      `ZENDESK_BASE_URL=${running.url}`,
      `ZENDESK_OAUTH_TOKEN=${running.oauthToken}`,
      `# or ZENDESK_EMAIL=${running.adminEmail} with ZENDESK_API_TOKEN=${running.apiToken}`,
      `# or sign in: ZENDESK_CLIENT_ID=${running.clientId} with deskwarden login`,
      `# faults, what arrived, and the account as it is: ${running.controlUrl}`,
    ].join('\n'),
  )
  await io.stopped
  await running.close()
  return 0
}
