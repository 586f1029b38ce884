import type { Keyring } from '../src/zendesk/auth/keychain.ts'

export interface Ring {
  state: 'open' | 'locked' | 'frozen' | 'broken' | 'missing'
  readonly open: Keyring
  readonly entries: Map<string, Uint8Array>
  /** What was asked of it. */
  readonly asked: string[]
}

/** A keychain in memory, in the moods of the real ones; what the errors say is what the real ones said in system tests. */
export function ring(): Ring {
  const entries = new Map<string, Uint8Array>()
  const asked: string[] = []
  const open: Keyring = account => {
    if (desk.state === 'missing')
      throw new Error(
        'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
      )
    const answer = async <T>(what: string, act: () => T): Promise<T> => {
      asked.push(`${what} ${account}`)
      if (desk.state === 'locked')
        throw new Error("Couldn't access platform storage: Secret Service: unlock prompt was dismissed")
      if (desk.state === 'broken') throw new Error('Platform failure: 0x7f')
      if (desk.state === 'frozen') return new Promise(() => {})
      return act()
    }
    return {
      getSecret: () => answer('get', () => entries.get(account) ?? null),
      setSecret: secret => answer('set', () => void entries.set(account, secret)),
      deleteCredential: () => answer('delete', () => entries.delete(account)),
    }
  }
  const desk: Ring = { entries, asked, open, state: 'open' }
  return desk
}
