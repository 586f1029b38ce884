import { ConfigError } from '../../errors.ts'
import type { Anchor } from '../anchor.ts'

/** Posts heads as JSON to a server: over https, or to this machine. */
export function webhookAnchor(url: string, fetch: typeof globalThis.fetch): Anchor {
  const target = URL.canParse(url) ? new URL(url) : undefined
  const local = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(target?.hostname ?? '')
  if (!target || !(target.protocol === 'https:' || (target.protocol === 'http:' && local)))
    throw new ConfigError(
      'The webhook for the heads of the journal was not taken',
      'it is no https address',
      'Name one that begins with https://, or one of this machine',
    )
  return {
    // The path or the query may hold a key.
    name: `webhook ${target.origin}`,
    async keep(head, signal) {
      const response = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(head),
        // It could lead to where nothing is encrypted.
        redirect: 'error',
        signal,
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`it answered ${response.status}`)
    },
  }
}
