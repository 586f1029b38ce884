import type { SignIn } from '../gate/binding.ts'
import type { Config } from '../settings/settings.ts'
import type { Credential } from '../zendesk/auth/credential.ts'
import { remembered, type Source } from './source.ts'
import { sunset } from './sunset.ts'

/** What the account's token may do, as far as it is known: by what was remembered at the sign-in, and by the token itself once it is in use. */
export interface Standing extends SignIn {
  /** The credential is in use from now on. */
  use(credential: Credential): void
  changed(listener: () => void): () => void
  /** What the operator and the client have to know of the credential before the first call. */
  notice(): string | undefined
  close(): void
}

const remedies: Readonly<Record<Source['kind'], string>> = {
  basic: '',
  signin: 'The operator can sign in again with `deskwarden login`.',
  token: 'The operator can set a token with this scope in ZENDESK_OAUTH_TOKEN, or run `deskwarden login`.',
  service: 'An admin of the account can allow the OAuth client this scope.',
}

/** Finds it without network and keychain: listing tools needs neither. The sandbox and an API token have no bounds. */
export function standing(config: Config, source: Source | undefined, now: () => number): Standing {
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const stored = source?.kind === 'signin' ? remembered(config) : undefined
  const ends = stored && source ? [stored.watch(source.account, tell)] : []
  let inUse: Credential | undefined
  return {
    remedy: source ? remedies[source.kind] : '',
    scopes: () => (source && stored ? stored.read(source.account)?.scopes : undefined) ?? inUse?.scopes?.(),
    use(credential) {
      inUse = credential
      const end = stored ? undefined : credential.changed?.(tell)
      if (end) ends.push(end)
    },
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notice() {
      if (source?.kind === 'basic') return sunset(now())
      if (!source || !stored || stored.read(source.account)?.ended === undefined) return undefined
      return `The sign-in to ${source.account} has ended, and no call will succeed. Sign in again with \`deskwarden login\`.`
    },
    close() {
      for (const end of ends) end()
    },
  }
}
