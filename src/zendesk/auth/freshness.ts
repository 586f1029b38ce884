import type { Tokens } from './tokens.ts'

/** When to renew: 3 to 6 minutes before the end of half an hour, earlier for none and never all at the same moment. */
export function renewAtMs({ expiresAtMs, issuedAtMs }: Tokens, nowMs: number, random: number): number {
  if (expiresAtMs === undefined) return Number.POSITIVE_INFINITY
  const lifeMs = Math.max(0, expiresAtMs - (issuedAtMs ?? nowMs))
  return expiresAtMs - Math.min(lifeMs / 10, 300_000) * (1 + random)
}

/** Whether the clock says that a token still holds. The clock may be wrong; Zendesk decides. */
export const holds = ({ expiresAtMs }: Tokens, nowMs: number) =>
  expiresAtMs === undefined || nowMs < expiresAtMs

/** Whether tokens can be used without a thought of renewing them. */
export function isFresh(tokens: Tokens, renewAt: number, nowMs: number): boolean {
  const ageMs = nowMs - (tokens.issuedAtMs ?? nowMs)
  // The clock was set back since: when the token ends cannot be told.
  if (ageMs < -toleranceMs && tokens.expiresAtMs !== undefined) return false
  // However short their life is said to be, there is no renewing in a circle.
  if (ageMs >= 0 && ageMs < leastMs && tokens.expiresAtMs !== undefined && tokens.accessToken !== '')
    return true
  return nowMs < renewAt
}

const toleranceMs = 30_000
const leastMs = 30_000
