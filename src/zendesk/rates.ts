/** One rate limit as a header states it. */
export interface Rate {
  readonly limit: number
  readonly remaining: number
  readonly resetSeconds: number | undefined
}

/** What the headers of one answer say about limits: the account's, and those of single endpoints by Zendesk's names. */
export interface Rates {
  readonly account: Rate | undefined
  readonly endpoints: ReadonlyMap<string, Rate>
}

const prefix = 'zendesk-ratelimit-'

/** Reads every spelling that Zendesk has used: x-rate-limit, rate-limit (2023), ratelimit-* (2024), zendesk-ratelimit-<bucket>. */
export function rates(headers: Headers): Rates {
  const found = new Map<string, string>()
  for (const [name, value] of headers) if (name.includes('rate')) found.set(name, value)
  const endpoints = new Map<string, Rate>()
  for (const [name, value] of found)
    if (name.startsWith(prefix)) {
      const rate = bucket(value)
      if (rate) endpoints.set(name.slice(prefix.length), rate)
    }
  const account = pair(found, 'x-rate-limit', 'x-rate-limit-remaining', 'rate-limit-reset')
  const newer = pair(found, 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset')
  const older = pair(found, 'rate-limit', 'rate-limit-remaining', 'rate-limit-reset')
  if (!account) return { account: newer ?? older, endpoints }
  // With another limit than the account's, ratelimit-* speaks of the endpoint.
  if (newer && newer.limit !== account.limit) endpoints.set('ratelimit', newer)
  else if (newer) return { account: { ...account, resetSeconds: newer.resetSeconds }, endpoints }
  return { account, endpoints }
}

function pair(found: ReadonlyMap<string, string>, limit: string, remaining: string, reset: string) {
  const [most, left, seconds] = [
    whole(found.get(limit)),
    whole(found.get(remaining)),
    whole(found.get(reset)),
  ]
  return most === undefined || left === undefined
    ? undefined
    : ({ limit: most, remaining: left, resetSeconds: seconds } satisfies Rate)
}

/** `total=100; remaining=99; resets=60` */
function bucket(value: string): Rate | undefined {
  const read = (name: string) => whole(new RegExp(`\\b${name}=(\\d+)`).exec(value)?.[1])
  const [limit, remaining] = [read('total'), read('remaining')]
  return limit === undefined || remaining === undefined
    ? undefined
    : { limit, remaining, resetSeconds: read('resets') }
}

const whole = (text: string | undefined) =>
  text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined
