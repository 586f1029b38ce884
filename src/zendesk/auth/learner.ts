import { bearer, type Credential } from './credential.ts'
import { current } from './current.ts'
import type { Way } from './way.ts'

/** A network that is down is asked again, but not for ever. */
const mostTries = 3

/** An OAuth token from the environment. What it may do is asked beside the first call; nothing depends on the answer. */
export function learner({ way, oauthToken }: { readonly way: Way; readonly oauthToken: string }): Credential {
  const plain = bearer(oauthToken)
  const listeners = new Set<() => void>()
  let scopes: readonly string[] | undefined
  let learning = false
  let tries = 0

  async function learn(): Promise<void> {
    learning = true
    tries++
    try {
      const seen = await current(way, oauthToken)
      // A token that Zendesk does not accept says so in the call itself.
      tries = mostTries
      if (!seen) return
      scopes = seen.scopes
      for (const listener of listeners) listener()
    } catch {
      // The next call asks again.
    } finally {
      learning = false
    }
  }

  return {
    ...plain,
    authorization() {
      if (!learning && tries < mostTries) void learn()
      return plain.authorization()
    },
    scopes: () => scopes,
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
