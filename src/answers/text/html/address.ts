import { untracked } from '../links.ts'

/** An address that a reader may follow, and how much that tells on them was left out of it. */
interface Address {
  readonly text: string
  readonly tracking: number
}

/** Longer ones are shown by their beginning. */
const most = 400

/** What would end a link in Markdown, a table cell or a line, or is not to be seen. */
const unsafe = /[\s()<>[\]"`|\\\p{Cc}\p{Cf}]/gu

/** The target of a link, fit for Markdown; undefined where it leads nowhere outside the mail. */
export function address(href: string): Address | undefined {
  const trimmed = href.replace(/[\t\n\r]/g, '').trim()
  const whole = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed
  const scheme = /^(https?|mailto|tel|ftp):/i.exec(whole)?.[1]?.toLowerCase()
  if (scheme === undefined) return undefined
  if (scheme === 'mailto' || scheme === 'tel')
    return { text: encoded(whole.split('?', 1)[0] ?? ''), tracking: 0 }
  const { text, tracking } = untracked(whole)
  const safe = encoded(named(text))
  return { text: safe.length > most ? `${safe.slice(0, most)}…` : safe, tracking }
}

const encoded = (text: string) =>
  text.replace(/\p{Cs}/gu, '').replace(unsafe, character => {
    const percent = encodeURIComponent(character)
    return percent === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : percent
  })

/** A host of letters that only look Latin is shown as the network knows it. */
function named(text: string): string {
  const host = /^\w{3,5}:\/\/([^/?#]+)/.exec(text)?.[1]
  if (host === undefined || !/[^\p{ASCII}]/u.test(host) || !URL.canParse(text)) return text
  return text.replace(host, new URL(text).host)
}
