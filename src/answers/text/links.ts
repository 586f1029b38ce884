/** An address without what tells who followed it, and how many parts were left out. */
interface Untracked {
  readonly text: string
  readonly tracking: number
}

/** The parameters of mailings and advertisements, and how those begin that come in families. */
const parameters = new Set(
  'gclid gclsrc dclid gbraid wbraid fbclid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok hsctatracking vero_id vero_conv oly_enc_id oly_anon_id ml_subscriber ml_subscriber_hash ck_subscriber_id wickedid epik dm_i s_cid _ga _gl elqtrack elqtrackid trk trkcampaign trkinfo trkemail'.split(
    ' ',
  ),
)
const families = /^(utm|pk|mtm|_hs|__hs|ss)(_|enc|mi|tc|sc|fp)/

/** Pages that note a click and send on, and the parameter that says where to. */
const relays: readonly (readonly [page: RegExp, parameter: string])[] = [
  [/^[a-z0-9.-]+\.safelinks\.protection\.outlook\.com\//, 'url='],
  [/^(www\.)?google\.[a-z.]{2,6}\/url$/, 'q='],
  [/^lm?\.facebook\.com\/l\.php$/, 'u='],
  [/^l\.instagram\.com\/$/, 'u='],
  [/^linkprotect\.cudasvc\.com\/url$/, 'a='],
  [/^slack-redir\.net\/link$/, 'url='],
]

/** The address behind those that note a click, without the parameters that tell on the reader. */
export function untracked(text: string): Untracked {
  let at = text
  let tracking = 0
  for (let beyond = onward(at); beyond !== undefined; beyond = onward(at)) {
    at = beyond
    tracking += 1
  }
  const [before, query, after] = parts(at)
  if (query === '') return { text: at, tracking }
  const all = query.split('&')
  const kept = all.filter(pair => pair !== '' && !tells(pair))
  const left = all.filter(tells).length
  if (left === 0) return { text: at, tracking }
  tracking += left
  return { text: before + (kept.length > 0 ? `?${kept.join('&')}` : '') + after, tracking }
}

function tells(pair: string): boolean {
  const name = pair.split('=', 1)[0]?.toLowerCase() ?? ''
  return parameters.has(name) || families.test(name)
}

function parts(text: string): [before: string, query: string, after: string] {
  const hash = text.indexOf('#')
  const end = hash < 0 ? text.length : hash
  const mark = text.indexOf('?')
  return mark < 0 || mark > end
    ? [text.slice(0, end), '', text.slice(end)]
    : [text.slice(0, mark), text.slice(mark + 1, end), text.slice(end)]
}

/** What is only an address, decoded or not. */
const simple = /^https?:\/\/[\w.~:/?#@!$&*+,=%-]+$/i

function onward(text: string): string | undefined {
  const [before, query] = parts(text)
  if (before.length > 100) return undefined
  const page = before.replace(/^https?:\/\//i, '').toLowerCase()
  const name = relays.find(([form]) => form.test(page))?.[1]
  if (name === undefined) return undefined
  const pair = query.split('&').find(part => part.startsWith(name))
  const target = pair === undefined ? undefined : decoded(pair.slice(name.length))
  return target !== undefined && simple.test(target) && !/&(#|[lg]t)/i.test(target) ? target : undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
