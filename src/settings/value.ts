import { z } from 'zod'

/** `acme`, also where someone pasted `https://acme.zendesk.com/agent/tickets/1`. */
export const Subdomain = z
  .string()
  .trim()
  .regex(
    /^(https?:\/\/)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.zendesk\.com([:/?#].*)?)?$/i,
    'must be the name before .zendesk.com, such as acme',
  )
  .transform(text =>
    text
      .replace(/^https?:\/\//i, '')
      .replace(/\..*$/s, '')
      .toLowerCase(),
  )

/** Whether an address names this machine. */
export const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host)

/** Where an account answers: https, or plain http on this machine. */
export const BaseUrl = z
  .string()
  .refine(text => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (!url || url.username || url.password || url.search || url.hash || url.pathname !== '/') return false
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  }, 'must be https:// and a host alone, such as https://acme.zendesk.com; plain http is for this machine only')
  .transform(text => new URL(text).origin)

/** A proxy that speaks HTTP. */
export const ProxyUrl = z
  .string()
  .refine(
    text => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must be a URL such as http://proxy:3128',
  )

/** What stands in a header of HTTP. */
export const header = z.string().regex(/^[\x20-\x7e]{1,200}$/, 'must be up to 200 printable ASCII characters')
/** A token or a name without spaces. */
export const secret = z.string().regex(/^[\x21-\x7e]+$/, 'must be one word without spaces or line breaks')
/** Host names, separated by commas, also where someone pasted whole addresses: what they are compared with has neither scheme nor port. */
export const hostNames = () =>
  z
    .string()
    .transform(text =>
      text
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== '')
        .map(hostName),
    )
    .pipe(
      z.array(
        z.string(
          'must be host names such as desk.example.com, separated by commas; each is named, without *',
        ),
      ),
    )

function hostName(text: string): string | undefined {
  const address = text.includes('://') ? text : `http://${text}`
  if (!URL.canParse(address)) return undefined
  const { hostname, pathname, search, hash, username } = new URL(address)
  const bare = /^\/?$/.test(pathname) && search + hash + username === ''
  return bare && /^([\w-]+(\.[\w-]+)*\.?|\[[\da-f:.]+\])$/.test(hostname) ? hostname : undefined
}

/** A whole number between bounds. */
export const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))

/** Names of OAuth scopes, separated as Zendesk writes them or by commas. */
export const scopes = z
  .string()
  .transform(text => text.split(/[\s,]+/).filter(scope => scope !== ''))
  .pipe(
    z
      .array(z.string().regex(/^[a-z_]+(:[a-z]+)?$/, 'must be scopes such as "read tickets:write"'))
      .min(1, 'must be scopes such as "read tickets:write"'),
  )

const spans: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Milliseconds of a time such as 90m, 2h or 7d. */
function span(text: string): number | undefined {
  const [, count = '', unit = ''] = /^([1-9]\d{0,3})([mhd])$/.exec(text) ?? []
  const one = spans[unit]
  return one === undefined ? undefined : Number(count) * one
}

/** How long, such as 90m, 2h or 7d: in milliseconds. */
export const duration = () =>
  z.string().transform(span).pipe(z.number('must be a time such as 90m, 2h or 7d'))

/** A moment, or how long ago it was: `2026-11-20`, `2026-11-20T10:00:00Z`, `2h`. */
export const moment = () =>
  z
    .string()
    .transform(text => {
      const agoMs = span(text)
      if (agoMs !== undefined) return { agoMs }
      return {
        atMs: /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d))?$/.test(text) ? Date.parse(text) : Number.NaN,
      }
    })
    .refine(
      when => when.agoMs !== undefined || !Number.isNaN(when.atMs),
      'must be a day such as 2026-11-20, a moment such as 2026-11-20T10:00:00Z, or a time ago such as 2h',
    )

/** The id of a record. */
export const whole = () =>
  z
    .string()
    .regex(/^[1-9]\d{0,15}$/, 'must be a whole number')
    .transform(Number)
