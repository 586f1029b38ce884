import type { Tool } from '../tools/tool.ts'
import { ConfigError } from './errors.ts'
import type { Sandbox } from './sandbox/sandbox.ts'
import type { World } from './zendesk/world.ts'

/** What opens the account in a box. It is no secret: the account is invented and listens on this machine alone. */
export const keys = { oauthToken: 'sandbox-oauth-token', apiToken: 'sandbox-api-token' } as const

/** A running account in a box, and one of its admins. */
export interface Box extends Sandbox {
  readonly adminEmail: string
}

/** Starts an account in a box that lives on real time; the same people, tickets and ids every time. */
export async function box(tools: ReadonlyMap<string, Tool>, world: World, port = 0): Promise<Box> {
  const [{ sandbox }, { seed, landmarks }] = await Promise.all([
    import('./sandbox/sandbox.ts'),
    import('./sandbox/seed.ts'),
  ])
  const account = seed({ seed: 1, now: new Date(world.now()) })
  const admin = landmarks.users.admin
  const running = await sandbox({
    tools: [...tools.values()],
    account,
    credentials: [
      { bearer: keys.oauthToken, userId: admin, scopes: ['read', 'write'] },
      { apiToken: keys.apiToken },
    ],
    clock: world.now,
    sleep: ms => world.sleep(ms, new AbortController().signal),
    random: world.random,
    port,
  }).catch(error => {
    const why = error instanceof Error ? error.message : 'it cannot listen'
    throw new ConfigError('The sandbox did not start', why, 'Choose another --port.')
  })
  return { ...running, adminEmail: account.users.get(admin)?.email ?? '' }
}
