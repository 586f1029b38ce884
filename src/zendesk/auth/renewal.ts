import { Unavailable } from '../../errors.ts'
import type { World } from '../world.ts'
import type { Claim, Standing } from './claim.ts'
import { alive, current, revoke } from './current.ts'
import { ended, entryGone, neverSignedIn } from './ending.ts'
import { holds } from './freshness.ts'
import { oauth } from './oauth.ts'
import { denial } from './outcome.ts'
import type { SignIn } from './signin.ts'
import { leaseMs, pollMs, type Store, secretOf } from './store.ts'
import type { Tokens } from './tokens.ts'
import type { Way } from './way.ts'

export interface Parts {
  readonly way: Way
  readonly store: Store
  readonly world: Pick<World, 'now' | 'sleep' | 'random'>
}

/** The tokens to go on with. */
export interface Renewed {
  readonly tokens: Tokens
  readonly signIn: SignIn
  /** They were renewed just now, and not only read. */
  readonly renewed: boolean
  /** They are the old ones still: not before then is renewing tried again. */
  readonly againAtMs?: number
  /** They could not be kept, and why: keep them in place of `from` as soon as that is possible. */
  readonly unkept?: { readonly from: Tokens; readonly error: unknown }
}

/** What the tokens are needed for. */
export interface Need {
  /** Whether tokens can be used as they are. */
  readonly serve: (tokens: Tokens) => boolean
  /** An access token that Zendesk has just refused. */
  readonly refused?: string | undefined
  /** Whether tokens that should still hold are renewed because one was refused. */
  readonly mayForce?: boolean | undefined
}

/** What has been sent is not sent again before it can have arrived nowhere. */
const settleMs = 60_000
const mostRounds = 20

/**
 * Brings tokens that `serve`: those of the store, or new ones in their place. A refresh token is sent once, by
 * whoever claims it. What became of one that was sent and not answered is asked of Zendesk: it kills the old
 * access token with the refresh, so one that is still alive says that the refresh did not happen.
 */
export async function renewal(
  { way, store, world }: Parts,
  { serve, refused, mayForce = true }: Need,
): Promise<Renewed> {
  const { account } = way
  let waitedMs = 0
  for (let round = 0; round < mostRounds; ) {
    const { signIn, tokens } = await kept(store, account)
    const reading = { tokens, signIn, renewed: false }
    if (tokens.accessToken !== refused && serve(tokens)) return sure(reading)
    if (tokens.accessToken === refused && !mayForce && holds(tokens, world.now())) return reading
    const service = signIn.grant === 'client_credentials'
    if (!service && tokens.refreshToken === undefined) {
      if (tokens.accessToken === refused) throw ended(account, 'unrenewable')
      return reading
    }
    const secret = secretOf(tokens)
    let taken = store.claims.take(account, secret)
    if ('kind' in taken && taken.kind === 'busy' && waitedMs < leaseMs) {
      waitedMs += pollMs
      await world.sleep(pollMs, new AbortController().signal)
      continue
    }
    round++
    if ('kind' in taken) {
      const left = service || !taken.sent ? 'unused' : await whatBecameOf(tokens, taken)
      if (left === 'used') {
        if (secretOf((await kept(store, account)).tokens) !== secret) continue
        await store.signIns.write({ ...signIn, ended: 'lost' })
        throw ended(account, 'lost')
      }
      if (typeof left === 'number') return { ...reading, againAtMs: left }
      taken = store.claims.takeOver(account, secret, taken)
    }
    if ('kind' in taken) continue
    const done = await under(taken, signIn, tokens)
    if (done) return done
  }
  throw new Unavailable(
    `Renewing the sign-in to ${account} failed`,
    'other processes renew it without an end',
    'Try again later',
  )

  /** A renewal that was cut off between the tokens and what is remembered beside them: its scopes are asked for. */
  async function sure(reading: Renewed): Promise<Renewed> {
    const { signIn, tokens } = reading
    if (signIn.expiresAtMs === tokens.expiresAtMs) return reading
    try {
      const seen = await current(way, tokens.accessToken)
      if (!seen) return reading
      const { expiresAtMs, refreshExpiresAtMs } = tokens
      await store.signIns.write({ ...signIn, scopes: seen.scopes, expiresAtMs, refreshExpiresAtMs })
    } catch {
      // The next start asks again.
    }
    return reading
  }

  /** Of a token that somebody sent and nobody had an answer to: a time is when to ask again. */
  async function whatBecameOf(tokens: Tokens, { sinceMs }: Standing): Promise<'used' | 'unused' | number> {
    const isRefused = tokens.accessToken === refused
    const ageMs = world.now() - sinceMs
    const early = ageMs >= 0 && ageMs < settleMs
    if (early && !isRefused && holds(tokens, world.now())) return sinceMs + settleMs
    if (isRefused || !(await alive(way, tokens.accessToken))) return 'used'
    return early ? sinceMs + settleMs : 'unused'
  }

  /** Renews under a claim; undefined: look again at what is kept. */
  async function under(claim: Claim, before: SignIn, tokens: Tokens): Promise<Renewed | undefined> {
    let over = false
    try {
      const now = await kept(store, account)
      if (secretOf(now.tokens) !== secretOf(tokens)) return undefined
      const client = { clientId: before.clientId, clientSecret: tokens.clientSecret }
      const asking = oauth(way, client)
      if (!claim.send()) return undefined
      const outcome =
        tokens.refreshToken === undefined
          ? await asking.fetch(before.scopes)
          : await asking.refresh(tokens.refreshToken)
      if (outcome.kind === 'granted') {
        over = true
        return keep(now.signIn, tokens, { ...tokens, ...defined(outcome.tokens) }, outcome.scopes)
      }
      if (outcome.kind === 'doubt' && tokens.refreshToken !== undefined) {
        over = true
        claim.doubt()
        return undefined
      }
      if (outcome.kind === 'refused' && outcome.code === 'invalid_grant') {
        if (secretOf((await kept(store, account)).tokens) !== secretOf(tokens)) return undefined
        await store.signIns.write({ ...now.signIn, ended: 'refused' })
        throw ended(account, 'refused')
      }
      throw denial('Renewing the sign-in', outcome, way, client)
    } finally {
      if (!over) claim.release()
    }
  }

  async function keep(
    { ended: _, ...before }: SignIn,
    from: Tokens,
    tokens: Tokens,
    scopes: readonly string[] | undefined,
  ): Promise<Renewed | undefined> {
    const signIn = { ...before, scopes: scopes ?? before.scopes }
    try {
      if (await store.renew(signIn, from, tokens)) {
        store.claims.clear(account, secretOf(from))
        return { tokens, signIn, renewed: true }
      }
    } catch (error) {
      return { tokens, signIn, renewed: true, unkept: { from, error } }
    }
    // Someone signed in or out meanwhile: what came for the old sign-in is of no use to anybody.
    store.claims.clear(account, secretOf(from))
    await revoke(way, tokens.accessToken).catch(() => undefined)
    return undefined
  }
}

async function kept(store: Store, account: string): Promise<{ signIn: SignIn; tokens: Tokens }> {
  const signIn = store.signIns.read(account)
  if (!signIn) throw neverSignedIn(account)
  if (signIn.ended) throw ended(account, signIn.ended)
  const tokens = await store.tokens(account)
  if (!tokens) throw entryGone(account, signIn.where)
  return { signIn, tokens }
}

const defined = (tokens: Tokens): Partial<Tokens> =>
  Object.fromEntries(Object.entries(tokens).filter(([, value]) => value !== undefined))
