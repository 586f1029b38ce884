import { Unavailable } from '../../errors.ts'
import type { Claim, Standing } from './claim.ts'
import { alive, revoke } from './current.ts'
import { ended } from './ending.ts'
import { holds } from './freshness.ts'
import { oauth } from './oauth.ts'
import { denial } from './outcome.ts'
import { type Entry, kept, learn, mark, type Parts } from './record.ts'
import type { SignIn } from './signin.ts'
import { leaseMs, pollMs, secretOf } from './store.ts'
import type { Tokens } from './tokens.ts'

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
export async function renewal(parts: Parts, { serve, refused, mayForce = true }: Need): Promise<Renewed> {
  const { way, store, world, signal = new AbortController().signal } = parts
  const { account } = way
  let waitedMs = 0
  for (let round = 0; round < mostRounds; ) {
    const { signIn, tokens } = await kept(parts)
    const reading = { tokens, signIn, renewed: false }
    if (tokens.accessToken !== refused && serve(tokens)) {
      await learn(parts, reading)
      return reading
    }
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
      await world.sleep(pollMs, signal)
      continue
    }
    round++
    if ('kind' in taken) {
      const left = service || !taken.sent ? 'unused' : await whatBecameOf(tokens, taken)
      if (typeof left === 'number') return { ...reading, againAtMs: left }
      taken = store.claims.takeOver(account, secret, taken)
      if (left === 'used' && !('kind' in taken)) {
        await end(taken, { signIn, tokens }, 'lost')
        continue
      }
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

  /** Of a token that somebody sent and nobody had an answer to: a time is when to ask again. */
  async function whatBecameOf(tokens: Tokens, { ageMs }: Standing): Promise<'used' | 'unused' | number> {
    const isRefused = tokens.accessToken === refused
    const againMs = world.now() + settleMs - ageMs
    const early = ageMs < settleMs
    if (early && !isRefused && holds(tokens, world.now())) return againMs
    if (isRefused || !(await alive(way, tokens.accessToken))) return 'used'
    return early ? againMs : 'unused'
  }

  /** Renews under a claim; undefined: look again at what is kept. */
  async function under(claim: Claim, before: SignIn, tokens: Tokens): Promise<Renewed | undefined> {
    let over = false
    try {
      const now = await kept(parts)
      if (secretOf(now.tokens) !== secretOf(tokens)) return undefined
      // A public client has none, whatever the environment holds.
      const clientSecret = tokens.clientSecret && (parts.clientSecret ?? tokens.clientSecret)
      const client = { clientId: before.clientId, clientSecret }
      const asking = oauth(way, client)
      if (!claim.send()) return undefined
      const outcome =
        tokens.refreshToken === undefined
          ? await asking.fetch(before.scopes)
          : await asking.refresh(tokens.refreshToken)
      if (outcome.kind === 'granted') {
        over = true
        return keep(now.signIn, tokens, renewed(tokens, outcome.tokens), outcome.scopes)
      }
      if (outcome.kind === 'doubt' && tokens.refreshToken !== undefined) {
        over = true
        claim.doubt()
        return undefined
      }
      if (outcome.kind === 'refused' && outcome.code === 'invalid_grant') {
        over = true
        await end(claim, now, 'refused')
        return undefined
      }
      throw denial('Renewing the sign-in', outcome, way, client)
    } finally {
      if (!over) claim.release()
    }
  }

  /** Throws that the sign-in has ended, and remembers it. A new one waits for the claim meanwhile: the mark would be its. */
  async function end(claim: Claim, entry: Entry, why: 'refused' | 'lost'): Promise<void> {
    const marked = await mark(parts, entry, why).catch((error: unknown) => {
      claim.doubt()
      throw error
    })
    store.claims.clear(account, secretOf(entry.tokens))
    if (marked) throw ended(account, why)
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

/** The new tokens. An answer without a refresh token leaves the old one in force (RFC 6749, 6); no other word of the old ones is true of the new. */
const renewed = (from: Tokens, to: Tokens): Tokens =>
  to.refreshToken === undefined
    ? { ...to, refreshToken: from.refreshToken, refreshExpiresAtMs: from.refreshExpiresAtMs }
    : to
