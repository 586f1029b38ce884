import type { World } from '../world.ts'
import { current } from './current.ts'
import { ended, entryGone, neverSignedIn } from './ending.ts'
import type { SignIn } from './signin.ts'
import { type Store, secretOf } from './store.ts'
import type { Tokens } from './tokens.ts'
import type { Way } from './way.ts'

/** What a sign-in is read, renewed and remembered with. */
export interface Parts {
  readonly way: Way
  readonly store: Store
  readonly world: Pick<World, 'now' | 'sleep' | 'random'>
  /** The secret of the OAuth client that the environment holds: it wins over the stored one. */
  readonly clientSecret?: string | undefined
  /** Ends waits for other processes. */
  readonly signal?: AbortSignal | undefined
}

/** A sign-in as it is kept: its secrets, and what is known of them. */
export interface Entry {
  readonly signIn: SignIn
  readonly tokens: Tokens
}

/** Reads the sign-in, or throws the reason why there is none to go on with. */
export async function kept({ way: { account }, store }: Parts): Promise<Entry> {
  const signIn = store.signIns.read(account)
  if (!signIn) throw neverSignedIn(account)
  if (signIn.ended) throw ended(account, signIn.ended)
  const tokens = await store.tokens(account)
  if (!tokens) throw entryGone(account, signIn.where)
  return { signIn, tokens }
}

/** Remembers that a sign-in has ended; false where another process has brought new tokens all the same. */
export async function mark(parts: Parts, record: Entry, why: 'refused' | 'lost'): Promise<boolean> {
  const { signIns } = parts.store
  if (!(await isKept(parts, record))) return false
  await signIns.write({ ...record.signIn, ended: why })
  // Whoever was slow to keep new tokens takes the mark away with them, or is seen now.
  if (await isKept(parts, record)) return true
  await signIns.write(record.signIn)
  return false
}

/** Where a renewal was cut off between the tokens and what is known of them, asks for their scopes. */
export async function learn(parts: Parts, record: Entry): Promise<void> {
  const { way, store } = parts
  const { signIn, tokens } = record
  const { expiresAtMs, refreshExpiresAtMs } = tokens
  if (signIn.expiresAtMs === expiresAtMs) return
  const claim = store.claims.take(way.account, secretOf(tokens))
  if ('kind' in claim) return
  try {
    const seen = await current(way, tokens.accessToken)
    if (seen && (await isKept(parts, record)))
      await store.signIns.write({ ...signIn, scopes: seen.scopes, expiresAtMs, refreshExpiresAtMs })
  } catch {
    // The next start asks again.
  } finally {
    claim.release()
  }
}

async function isKept({ way, store }: Parts, { tokens }: Entry): Promise<boolean> {
  const there = await store.tokens(way.account)
  return there !== undefined && secretOf(there) === secretOf(tokens)
}
