import type { Credential } from './credential.ts'
import { SignedOut } from './ending.ts'
import { holds, isFresh, renewAtMs } from './freshness.ts'
import type { Parts } from './record.ts'
import { type Renewed, renewal } from './renewal.ts'
import { secretOf } from './store.ts'
import type { Tokens } from './tokens.ts'

/** The credential of a stored sign-in: renewed before it expires, once for all who need it. */
export interface Session extends Credential {
  readonly kind: 'oauth'
  renew(refused: string): Promise<boolean>
  scopes(): readonly string[] | undefined
  changed(listener: () => void): () => void
  close(): Promise<void>
}

export interface SessionOptions extends Parts {
  readonly tell: (line: string) => void
  /** Takes what the journal is to keep: that tokens were renewed, or that the sign-in has ended. */
  readonly note?: ((event: 'renewed' | 'ended', told: string) => void) | undefined
}

interface Held {
  readonly tokens: Tokens
  readonly value: string
  readonly renewAt: number
  /** Meanwhile renewing is not tried. */
  readonly pause?: { readonly fromMs: number; readonly untilMs: number }
}

/** After a failure, while the old token still holds. */
const pauseMs = 30_000
/** Where Zendesk refuses tokens that should still hold, new ones are tried once in so long. */
const forceMs = 300_000

/** Opens the sign-in of the way's account. Nothing is read before it is needed. */
export function session({ tell, note, ...given }: SessionOptions): Session {
  const ends = new AbortController()
  const parts = { ...given, signal: ends.signal }
  const { way, store, world } = parts
  const { account } = way
  let held: Held | undefined
  /** New tokens that stand in memory alone: until they are kept, nothing is renewed. */
  let late: (Renewed & { readonly from: Tokens; readonly againAt: number }) | undefined
  let running: { readonly end: Promise<void>; readonly refused: string | undefined } | undefined
  let forcedAtMs: number | undefined

  const scopes = () => store.signIns.read(account)?.scopes
  const listeners = new Set<() => void>()
  let told: readonly string[] | undefined
  let unwatch: (() => void) | undefined
  const notice = () => {
    const now = scopes() ?? []
    const before = told ?? now
    told = now
    if (before.join(' ') === now.join(' ')) return
    const lost = before.filter(scope => !now.includes(scope))
    if (lost.length > 0) tell(`The OAuth token of ${account} has lost the scopes ${lost.join(', ')}.`)
    for (const listener of listeners) listener()
  }

  const draw = (tokens: Tokens) => renewAtMs(tokens, world.now(), world.random())
  const serve = (tokens: Tokens) => {
    const renewAt = tokens.accessToken === held?.tokens.accessToken ? held.renewAt : draw(tokens)
    return isFresh(tokens, renewAt, world.now())
  }
  const hold = ({ tokens, againAtMs }: Pick<Renewed, 'tokens' | 'againAtMs'>) => {
    const renewAt = held && held.tokens.accessToken === tokens.accessToken ? held.renewAt : draw(tokens)
    const pause = againAtMs === undefined ? {} : { pause: { fromMs: world.now(), untilMs: againAtMs } }
    held = { tokens, value: `Bearer ${tokens.accessToken}`, renewAt, ...pause }
  }
  const rests = ({ tokens, renewAt, pause }: Held, nowMs: number) =>
    (pause !== undefined && pause.fromMs <= nowMs && nowMs < pause.untilMs && holds(tokens, nowMs)) ||
    isFresh(tokens, renewAt, nowMs)
  const since = (timeMs: number) => Math.abs(world.now() - timeMs)

  async function keepLate(): Promise<void> {
    if (!late) return
    const { signIn, from, tokens } = late
    try {
      await store.renew(signIn, from, tokens)
    } catch (error) {
      late = { ...late, againAt: world.now() + pauseMs }
      throw error
    }
    late = undefined
    store.claims.clear(account, secretOf(from))
    tell(`The new tokens of ${account} are kept now.`)
  }

  async function settle(refused: string | undefined): Promise<void> {
    told ??= scopes()
    const mayForce = forcedAtMs === undefined || since(forcedAtMs) >= forceMs
    try {
      await keepLate()
      const got = await renewal(parts, { serve, refused, mayForce })
      hold(got)
      if (got.renewed) note?.('renewed', `The sign-in to ${account} was renewed.`)
      if (got.renewed && refused !== undefined) forcedAtMs = world.now()
      if (got.unkept) {
        const { from, error } = got.unkept
        late = { ...got, from, againAt: world.now() + pauseMs }
        tell(
          `${error instanceof Error ? error.message : 'The new tokens were not kept.'} They stand in memory meanwhile; stopped now, Deskwarden needs \`deskwarden login\` again.`,
        )
      }
      notice()
    } catch (error) {
      const usable = held && held.tokens.accessToken !== refused && holds(held.tokens, world.now())
      if (error instanceof SignedOut) {
        if (held) note?.('ended', `The sign-in to ${account} has ended.`)
        held = undefined
      }
      if (!held || !usable) throw error
      hold({ tokens: held.tokens, againAtMs: world.now() + pauseMs * (1 + world.random()) })
    }
  }

  /** One at a time: whoever comes meanwhile, and has no other question, waits for the same. */
  async function settled(refused?: string): Promise<void> {
    while (running && refused !== undefined && running.refused !== refused)
      await running.end.catch(() => undefined)
    if (refused !== undefined && held && held.tokens.accessToken !== refused) return
    if (!running) {
      const end = settle(refused).finally(() => {
        running = undefined
      })
      running = { end, refused }
    }
    return running.end
  }

  return {
    kind: 'oauth',
    authorization() {
      const now = world.now()
      const waits = late !== undefined && now >= late.againAt
      if (held && !waits && rests(held, now)) return held.value
      return settled().then(() => held?.value ?? '')
    },
    async renew(refused) {
      await settled(refused.replace(/^Bearer /, ''))
      return held !== undefined && held.value !== refused
    },
    scopes,
    changed(listener) {
      told ??= scopes()
      unwatch ??= store.signIns.watch(account, notice)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      unwatch?.()
      unwatch = undefined
      ends.abort()
      await running?.end.catch(() => undefined)
    },
  }
}
