import type { SignIn } from './signin.ts'
import type { Store } from './store.ts'
import type { Tokens } from './tokens.ts'

/** A store that ends with the process, and that no other process shares. */
export function memory(signIn: SignIn, tokens: Tokens): Store {
  let now = { signIn, tokens }
  const watchers = new Set<() => void>()
  const mine = { send: () => true, doubt: () => {}, release: () => {} }
  const keep: Store['renew'] = async (signIn, _, tokens) => {
    now = { signIn: { ...signIn, expiresAtMs: tokens.expiresAtMs }, tokens }
    for (const watcher of watchers) watcher()
    return true
  }
  return {
    signIns: {
      read: () => now.signIn,
      accounts: () => [now.signIn.account],
      async write(signIn) {
        now = { ...now, signIn }
      },
      async remove() {},
      watch(_, listener) {
        watchers.add(listener)
        return () => watchers.delete(listener)
      },
    },
    claims: { take: () => mine, takeOver: () => mine, clear: () => {}, sweep: () => {} },
    where: async () => 'file',
    tokens: async () => now.tokens,
    async keep() {
      return { signIn: now.signIn, replaced: undefined }
    },
    renew: keep,
    async forget() {},
  }
}
