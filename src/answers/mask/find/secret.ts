import { before } from '../context.ts'
import type { Found } from '../kinds.ts'
import type { Page } from '../page.ts'

/** Keys and tokens: by the beginnings that their makers gave them, by their form, and after words for them. */
export const secrets = (page: Page): Found[] => [
  ...privateKeys(page),
  ...logins(page),
  ...known(page),
  ...announced(page),
]

const found = (start: number, value: string): Found => ({
  kind: 'secret',
  start,
  end: start + value.length,
  value,
})

/** The longest block of a key that is looked through for its end. */
const longestBlock = 16_384

function privateKeys({ text }: Page): Found[] {
  const all: Found[] = []
  for (let at = text.indexOf('-----BEGIN'); at >= 0; at = text.indexOf('-----BEGIN', at + 10)) {
    if (!/^-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/.test(text.slice(at, at + 80)))
      continue
    const block = text.slice(at, at + longestBlock)
    const next = block.indexOf('-----END')
    const { 0: closing = '' } =
      /^-----END [A-Z0-9 ]{1,48}-----/.exec(block.slice(Math.max(0, next), next + 64)) ?? []
    // Without its end the key runs on as long as its lines do.
    const end = next < 0 ? body(block) : next + closing.length
    all.push(found(at, block.slice(0, end)))
    at += end
  }
  return all
}

const body = (block: string) => (/\n\s{0,80}\n/.exec(block.slice(40))?.index ?? block.length - 40) + 40

/** The password in `https://user:password@host` and in connection strings. */
function logins({ text }: Page): Found[] {
  const all: Found[] = []
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const { 1: user = '', 2: password } =
      /^([^\s/@:?#]{0,64}:)([^\s/@?#]{1,128})@[\w[]/.exec(text.slice(at + 3, at + 203)) ?? []
    if (password) all.push(found(at + 3 + user.length, password))
  }
  return all
}

// AWS, Google, GitHub, GitLab, Slack, Stripe, OpenAI and Anthropic, SendGrid, Twilio, Mailgun, Mailchimp, npm, PyPI,
// Docker, Hugging Face, DigitalOcean, Shopify, Square, Telegram, Discord, Atlassian, Linear, Notion, Figma, Databricks,
// Grafana, New Relic, Sentry, Postman, Doppler, Vault, PlanetScale, Supabase, Airtable, Azure, Heroku, Fly, age.
const prefixed =
  /(?<![A-Za-z0-9])(?:(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}(?![A-Za-z0-9])|AIza[\w-]{35}|ya29\.[\w-]{20,400}|GOCSPX-[\w-]{20,40}|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{22,255}|gl(?:pat|dt|rt|cbt|ptt|soat|ft|imt|agent)-[\w.-]{16,100}|xox[abeoprs]-[\w-]{8,255}|xapp-[\w-]{10,255}|(?:sk|rk|pk|whsec|ephkey)_(?:live|test|prod)_\w{8,255}|whsec_[\w+/=]{16,128}|sk-[\w-]{16,255}|SG\.[\w-]{16,64}\.[\w-]{16,64}|(?:AC|SK)[0-9a-f]{32}(?![A-Za-z0-9])|key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])|npm_[A-Za-z0-9]{30,64}|pypi-[\w-]{16,255}|dckr_[a-z]{2,4}_[\w-]{16,64}|hf_[A-Za-z0-9]{20,64}|do[opr]_v1_[0-9a-f]{32,64}|shp(?:at|ca|pa|ss|tka)_[0-9a-fA-F]{32}|sq0[a-z]{3}-[\w-]{22,43}|EAAA[\w-]{60}|\d{8,10}:AA[\w-]{33}|ATATT3[\w=-]{20,255}|ATCTT3[\w=-]{20,255}|lin_api_[A-Za-z0-9]{32,48}|lin_oauth_[A-Za-z0-9]{32,64}|(?:secret|ntn)_[A-Za-z0-9]{40,60}|figd_[\w-]{32,64}|dapi[0-9a-f]{32}|gl(?:c|sa)_[A-Za-z0-9+/=_]{20,255}|NRAK-[A-Z0-9]{27}|NRJS-[0-9a-f]{19}|sntry[su]_[\w=+/-]{32,255}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|dp\.(?:pt|st|ct|sa|scim|audit)\.[\w.-]{40,64}|hv[sbr]\.[\w-]{24,255}|pscale_(?:tkn|pw|oauth)_[\w.=-]{32,64}|sb[ap]_[0-9a-f]{40}|pat[A-Za-z0-9]{14}\.[0-9a-f]{64}|[\w~.]{3}\dQ~[\w~.-]{31,34}|HRKU-[\w-]{36,64}|fo1_[\w-]{43}|fm[12][ar]?_[\w+/]{40,255}|AGE-SECRET-KEY-1[A-Z0-9]{58}|r8_[A-Za-z0-9]{37}|xai-[A-Za-z0-9]{40,100}|gsk_[A-Za-z0-9]{40,60}|pplx-[A-Za-z0-9]{40,60}|rubygems_[0-9a-f]{48}|tfp_[\w-]{40,64}|zpka_\w{24,64}|EZ[AT]K[A-Za-z0-9]{54}|PRIVATE-TOKEN[:=] ?[\w-]{16,64})/g

/** JSON Web Tokens: three parts, of which the first two are objects in base64. */
const jwt = /(?<![\w.-])eyJ[\w-]{8,4000}\.(?:eyJ)?[\w-]{8,8000}\.[\w-]{0,2000}/y

function known({ text, runs }: Page): Found[] {
  const all: Found[] = []
  for (const [start, end] of runs) {
    const run = text.slice(start, end)
    for (const { 0: value, index } of run.matchAll(prefixed))
      if (/\d|[a-z][A-Z]/.test(value)) all.push(found(start + index, value))
    const at = run.indexOf('eyJ')
    if (at < 0) continue
    jwt.lastIndex = at
    const [value] = jwt.exec(run) ?? []
    if (value) all.push(found(start + at, value))
  }
  return all
}

const strong = 'secret'
const weak = 'token'

/** The first random-looking word after `API key`, `token`, `secret` and their like, in its sentence. */
function announced(page: Page): Found[] {
  const all: Found[] = []
  for (const mark of page.marks) {
    const sure = mark.topics.includes(strong)
    if (!sure && !mark.topics.includes(weak)) continue
    const rest = page.text.slice(mark.end, mark.end + reach + longest)
    for (const { 0: word, index } of rest.matchAll(/[A-Za-z0-9][\w+/=.~-]{7,511}/g)) {
      if (index > reach) break
      const start = mark.end + index
      const value = word.replace(/[.\-_]{1,3}$/, '')
      // A word for a key does not speak of the addresses behind it.
      if (rest.slice(0, index).includes('://')) break
      const nearest = before(page, start)
      if (
        nearest &&
        nearest.start > mark.start &&
        nearest.topics.every(topic => topic !== strong && topic !== weak)
      )
        break
      if (!isRandom(value, sure)) continue
      all.push(found(start, value))
      break
    }
  }
  return all
}

const reach = 64
const longest = 512

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const licence = /^(?:[A-Z0-9]{4,8}-){2,7}[A-Z0-9]{4,8}$/

/** Whether a word looks as if nobody had thought of it. A UUID or a licence takes a word that leaves no doubt. */
function isRandom(word: string, sure: boolean): boolean {
  if (uuid.test(word) || licence.test(word)) return sure && /\d/.test(word)
  // Dates, versions, files, hosts, the numbers of orders, and Zendesk's jobs.
  if (/^\d{4}-\d\d-\d\d/.test(word) || /^v?\d{1,4}(?:\.\d{1,6}){1,3}/i.test(word)) return false
  if (/\.[a-z]{2,5}$/.test(word) && !/\d[a-z]{0,5}$/.test(word)) return false
  if (/^[A-Z]{1,6}(?:[-_/]?\d{1,12}){1,4}$/.test(word) || /^V3-[0-9a-f]{32}$/.test(word)) return false
  const parts = word.split(/[-_.:/]/)
  const part = parts.reduce((long, part) => (part.length > long.length ? part : long), '')
  if (part.length < (sure ? 8 : 12)) return false
  const digits = part.match(/\d/g)?.length ?? 0
  const turns = part.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[A-Za-z])/g)?.length ?? 0
  return digits >= 2 ? turns >= 3 : turns >= 6 && part.length >= 20
}
