import { join } from 'node:path'
import type { World } from '../world.ts'
import { type Claims, claims, type Self } from './claim.ts'
import type { Keyring } from './keychain.ts'
import { type SignIn, type SignIns, signIns } from './signin.ts'
import type { Tokens } from './tokens.ts'
import type { Vault } from './vault.ts'
import { vaultOf } from './vaults.ts'

/** Everything that is kept of sign-ins on this machine: what may be known, the secrets, and who renews them. */
export interface Store {
  readonly signIns: SignIns
  readonly claims: Claims
  /** Where the secrets of a new sign-in will go; throws where the keychain is locked or does not answer. */
  where(): Promise<'keychain' | 'file'>
  /** The secrets of a sign-in, from where they were put. */
  tokens(account: string): Promise<Tokens | undefined>
  /** Keeps a new sign-in in place of an older one, and waits for a renewal under way. */
  keep(
    signIn: Omit<SignIn, 'where' | 'ended' | 'expiresAtMs' | 'refreshExpiresAtMs'>,
    tokens: Tokens,
  ): Promise<{
    readonly signIn: SignIn
    /** The secrets that were there before: at Zendesk they live on. */
    readonly replaced: Tokens | undefined
  }>
  /** Puts renewed tokens in place of those that they came from; false where someone else has replaced those meanwhile. */
  renew(signIn: SignIn, from: Tokens, tokens: Tokens): Promise<boolean>
  /** Forgets a sign-in, its secrets first. */
  forget(account: string): Promise<void>
}

export interface StoreOptions {
  /** The user's configuration folder. */
  readonly folder: string
  readonly tell: (line: string) => void
  readonly world: Pick<World, 'sleep'>
  readonly keychainSeconds?: number | undefined
  /** This process, among those of its machine. */
  readonly me?: Self | undefined
  /** The keychain of this system, unless told. */
  readonly load?: (() => Promise<Keyring | undefined>) | undefined
}

/** How long the holder of a claim may take: one request and one write to the keychain. */
export const leaseMs = 45_000
/** How often the others look. */
export const pollMs = 100

/** Opens the store. Nothing is read, and no keychain asked, before it is needed. */
export function store({ folder, tell, world, me, keychainSeconds, load }: StoreOptions): Store {
  const known = signIns(folder)
  const claimed = claims(join(folder, 'renewals'), me)
  const options = { folder: join(folder, 'secrets'), tell, waitSeconds: keychainSeconds, load }
  const open = new Map<string, Promise<Vault>>()
  const vault = (holds?: 'keychain' | 'file') => {
    const key = holds ?? 'new'
    const opening = open.get(key) ?? vaultOf(options, holds)
    open.set(key, opening)
    // A keychain that was locked may be open the next time.
    opening.catch(() => open.delete(key))
    return opening
  }
  const holding = async (account: string) => {
    const signIn = known.read(account)
    return signIn && vault(signIn.where)
  }
  const tokens = async (account: string) => (await holding(account))?.read(account)

  // What cannot be read is replaced all the same.
  const tokensNow = (account: string) => tokens(account).catch(() => undefined)
  const secretNow = async (account: string) => {
    const held = await tokensNow(account)
    return held && secretOf(held)
  }

  /** Does what must not cross a renewal; a holder that is dead or never ends is taken over. */
  async function alone<T>(account: string, act: () => Promise<T>): Promise<T> {
    for (let waitedMs = 0; ; ) {
      const secret = await secretNow(account)
      if (secret === undefined) return act()
      let taken = claimed.take(account, secret)
      if ('kind' in taken && taken.kind === 'busy' && waitedMs < leaseMs) {
        waitedMs += pollMs
        await world.sleep(pollMs, new AbortController().signal)
        continue
      }
      if ('kind' in taken) taken = claimed.takeOver(account, secret, taken)
      if ('kind' in taken) {
        // Another did, who has a lease of their own.
        waitedMs = 0
        continue
      }
      try {
        if (secret !== (await secretNow(account))) continue
        claimed.sweep(account, secret)
        const done = await act()
        claimed.clear(account, secret)
        return done
      } finally {
        taken.release()
      }
    }
  }

  /** Tokens are nobody's to renew before what is known of them stands beside them. */
  async function quietly<T>(account: string, tokens: Tokens, act: () => Promise<T>): Promise<T> {
    const taken = claimed.take(account, secretOf(tokens))
    try {
      return await act()
    } finally {
      if ('release' in taken) taken.release()
    }
  }

  return {
    signIns: known,
    claims: claimed,
    where: async () => (await vault()).where,
    tokens,
    async keep(signIn, tokens) {
      const { account } = signIn
      const to = await vault()
      return alone(account, async () => {
        const before = known.read(account)
        const replaced = await tokensNow(account)
        const moves = before !== undefined && before.where !== to.where
        const { expiresAtMs, refreshExpiresAtMs } = tokens
        const kept = { ...signIn, where: to.where, expiresAtMs, refreshExpiresAtMs }
        await quietly(account, tokens, async () => {
          await to.write(account, tokens)
          // Tokens of which nothing is known are nobody's sign-in.
          await known.write(kept).catch(async error => {
            await (replaced && !moves ? to.write(account, replaced) : to.remove(account))
            throw error
          })
        })
        if (moves) {
          const old = await vault(before.where).catch(() => undefined)
          await old?.remove(account).catch(() => undefined)
        }
        return { signIn: kept, replaced }
      })
    },
    async renew(signIn, from, tokens) {
      const { account, where } = signIn
      const to = await vault(where)
      const there = await to.read(account)
      // A write that was said to have failed may be there all the same.
      if (!there || ![from, tokens].map(secretOf).includes(secretOf(there))) return false
      const { expiresAtMs, refreshExpiresAtMs } = tokens
      await quietly(account, tokens, async () => {
        await to.write(account, tokens)
        await known.write({ ...signIn, expiresAtMs, refreshExpiresAtMs })
      })
      return true
    },
    async forget(account) {
      const from = await holding(account)
      if (!from) return
      await alone(account, async () => {
        await from.remove(account)
        await known.remove(account)
      })
    },
  }
}

/** What a renewal uses up: the refresh token, or for client credentials the access token that it replaces. */
export const secretOf = ({ refreshToken, accessToken }: Tokens): string => refreshToken ?? accessToken
