import about from '../../package.json' with { type: 'json' }
import { listed } from '../../src/house/listed.ts'
import type { Result } from '../../src/mcp/door.ts'
import { look } from '../canary/leaks.ts'
import { marked } from '../canary/mark.ts'
import { everything } from '../rig.ts'
import { hurried } from './hurried.ts'

/** The whole server but its transports, in this process; its waits take no time. */
export interface InHouse {
  /** One call through the gate, an hour after the one before: no limit of ours is ever near. `narrow` is what the session narrowed itself to. */
  readonly call: (name: string, args: unknown, narrow?: string) => Promise<Result>
  readonly close: () => Promise<void>
}

/** What lets it in, unless the environment says otherwise. */
export const token = marked('token')

const facts = listed()

/** Wires everything for one account, with an API token unless the environment says otherwise: it has no scopes to ask for. */
export async function inHouse(url: string, env: Readonly<Record<string, string>> = {}): Promise<InHouse> {
  const account = {
    ZENDESK_BASE_URL: url,
    ...('ZENDESK_OAUTH_TOKEN' in env ? {} : { ZENDESK_EMAIL: 'agent@example.com', ZENDESK_API_TOKEN: token }),
  }
  const { door, close, pass } = await hurried(
    ['stdio', '--grant', everything, '--approvals', 'never', '--log', 'off'],
    { ...account, ...env },
    {
      listed: facts,
      version: about.version,
      tell: line => look('what the server in this process said', line),
    },
  )
  return {
    async call(name, args, narrow) {
      pass(3_600_000)
      const result = await door.call(
        { agent: 'tester', ...(narrow !== undefined && { narrow }) },
        name,
        args,
        {},
      )
      if ('question' in result) throw new Error('Nobody is asked here.')
      look(`the answer of ${name}`, JSON.stringify(result))
      return result
    },
    close,
  }
}
