import { asWritten, type Found } from '../kinds.ts'
import type { Page } from '../page.ts'

/**
 * How makers begin their keys, which characters follow, and how many at least: AWS, Google, GitHub, GitLab, Slack, Stripe,
 * OpenAI and Anthropic, SendGrid, npm, PyPI, Docker, Hugging Face, DigitalOcean, Shopify, Square, Atlassian, Linear, Notion,
 * Figma, Databricks, Grafana, New Relic, Sentry, Postman, Doppler, Vault, PlanetScale, Supabase, Airtable, Heroku, Fly, age and others.
 */
const makers = `
  capital 16: AKIA ASIA ABIA ACCA A3T
  word 20: sk- AIza ya29. GOCSPX- ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ ATATT3 ATCTT3 sntrys_ sntryu_ glc_ glsa_ hvs. hvb. hvr. fm1_ fm1r_ fm1a_ fm2_ fo1_ pscale_tkn_ pscale_pw_ pscale_oauth_
  word 16: glpat- gldt- glrt- glcbt- glptt- glsoat- glft- glimt- glagent- SG. whsec_ pypi- dckr_pat_ dckr_oat_ npm_ hf_ dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit. figd_ HRKU- r8_ xai- gsk_ pplx- tfp_ zpka_ EZAK EZTK lin_api_ lin_oauth_ NRAK- NRJS- PMAK- sq0atp- sq0csp- sq0idp- AGE-SECRET-KEY-1 rubygems_
  word 8: xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp- sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ pk_test_ ephkey_live_ ephkey_test_
  hex 32: AC SK key- shpat_ shpca_ shppa_ shpss_ shptka_ dapi doo_v1_ dop_v1_ dor_v1_ sbp_ sba_
  word 60: EAAA pat
  word 40: secret_ ntn_
`

const classes: Readonly<Record<string, RegExp>> = {
  capital: /^[A-Z0-9]+/,
  hex: /^[0-9a-fA-F]+/,
  word: /^[\w.+/=-]+/,
}

interface Maker {
  readonly prefix: string
  readonly rest: RegExp
  readonly least: number
}

/** The makers by the first two characters of their keys. */
export type Makers = ReadonlyMap<string, readonly Maker[]>

/** Reads the list of makers. */
export function keyMakers(): Makers {
  const index = new Map<string, Maker[]>()
  for (const line of makers.trim().split('\n')) {
    const [name = '', least = '', ...prefixes] = line.trim().replace(':', '').split(' ')
    const rest = classes[name]
    if (!rest) continue
    for (const prefix of prefixes) {
      const start = prefix.slice(0, 2)
      index.set(start, [...(index.get(start) ?? []), { prefix, rest, least: Number(least) }])
    }
  }
  return index
}

/** Forms without a beginning of their own: Telegram, Mailchimp, Azure. */
const others = [
  /(?<![A-Za-z0-9])\d{8,10}:AA[\w-]{33}/g,
  /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])/g,
  /(?<![\w~.])[\w~.]{3}\dQ~[\w~.-]{31,34}/g,
]

/** No key is longer. */
const longest = 512

/** Keys and tokens that tell by their form whose they are. */
export function keys({ text, runs }: Page, makers: Makers): Found[] {
  const all: Found[] = []
  const add = (start: number, value: string) => all.push(asWritten('secret', start, value))
  for (const [start, end] of runs) {
    const run = text.slice(start, end)
    // Where a stretch holds no token, none that begins further on in it does: it is read once.
    let barren = 0
    for (let at = 0; at < run.length - 8; at++) {
      if (at > 0 && isWord(run.charCodeAt(at - 1))) continue
      let value = keyAt(run, at, makers)
      if (!value && at >= barren && run.startsWith('eyJ', at)) {
        const token = webToken(run, at)
        if (typeof token === 'string') value = token
        else barren = token
      }
      if (!value) continue
      add(start + at, value)
      at += value.length - 1
    }
    for (const other of others)
      for (const { 0: value, index } of run.matchAll(other)) add(start + index, value)
  }
  return all
}

const isWord = (code: number) => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122)

function keyAt(run: string, at: number, makers: Makers): string | undefined {
  for (const { prefix, rest, least } of makers.get(run.slice(at, at + 2)) ?? []) {
    if (!run.startsWith(prefix, at)) continue
    const tail =
      rest
        .exec(run.slice(at + prefix.length, at + longest))?.[0]
        .replace(/[.=/+-]{1,3}$/, ending => (ending.startsWith('=') ? ending : '')) ?? ''
    // `sk-` begins names as well: a key has a long stretch in it.
    if (prefix === 'sk-' && !/[A-Za-z0-9]{16}/.test(tail)) continue
    // Words joined by dashes are a name: a key has digits, or capitals in the middle of a word.
    if (tail.length >= least && (rest === classes['capital'] || /\d|[a-z][A-Z]/.test(tail)))
      return prefix + tail
  }
  return undefined
}

/** A JSON Web Token: three parts, of which the first is an object in base64. Or where the stretch ends that is none. */
function webToken(run: string, at: number): string | number {
  const header = partEnd(run, at)
  if (run.charAt(header) !== '.' || header - at < 10) return header
  const payload = partEnd(run, header + 1)
  if (run.charAt(payload) !== '.' || payload - header < 8) return header
  return run.slice(at, partEnd(run, payload + 1))
}

/** Where letters, digits, `-` and `_` end. */
function partEnd(run: string, from: number): number {
  let at = from
  while (at < run.length && (isWord(run.charCodeAt(at)) || run.charAt(at) === '-' || run.charAt(at) === '_'))
    at++
  return at
}
