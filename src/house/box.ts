import type { Tool } from '../../tools/tool.ts'
import { ConfigError } from '../errors.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { World } from '../zendesk/world.ts'

/** A running account in a box, and what lets an admin in. It is no secret: the account is invented and on this machine alone. */
export interface Box extends Sandbox {
  readonly oauthToken: string
  readonly adminEmail: string
  readonly apiToken: string
  /** An OAuth client that anybody may sign in with. */
  readonly clientId: string
}

/** Starts an account in a box that lives on real time; the same people, tickets and ids every time. */
export async function box(tools: ReadonlyMap<string, Tool>, world: World, port = 0): Promise<Box> {
  const [{ sandbox }, { seed, landmarks, credentials, clients }] = await Promise.all([
    import('../sandbox/sandbox.ts'),
    import('../sandbox/seed.ts'),
  ])
  const running = await sandbox({
    tools: [...tools.values()],
    account: seed({ seed: 1, now: new Date(world.now()) }),
    credentials,
    clients,
    clock: world.now,
    sleep: ms => world.sleep(ms, new AbortController().signal),
    random: world.random,
    port,
  }).catch(error => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    const why = taken ? `port ${port} is taken` : 'it cannot listen here'
    throw new ConfigError('The sandbox did not start', why, 'Choose another --port.')
  })
  const { apiToken, adminEmail, bearers } = landmarks.credentials
  const clientId = clients.find(client => !('secret' in client))?.identifier ?? ''
  return { ...running, apiToken, adminEmail, clientId, oauthToken: bearers.admin.token }
}
