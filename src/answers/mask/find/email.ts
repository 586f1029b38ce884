import type { Found } from '../kinds.ts'
import type { Page } from '../page.ts'

/** E-mail addresses, also where someone wrote `(at)` and `dot`. */
export function emails(page: Page): Found[] {
  const found: Found[] = []
  let done = 0
  for (const { start, end } of signs(page)) {
    if (start < done) continue
    const mail = around(page.text, start, end, start + 1 < end)
    if (!mail || mail.start < done) continue
    found.push(mail)
    done = mail.end
  }
  return found
}

const dots = ['dot', 'punto', 'punkt', 'point', 'ponto', 'kropka', 'punt']
const spelled =
  /[([{<] {0,2}(?:at|ät|@|arroba|arobase|chiocciola|kropka|małpa|snabel-a|apenstaartje) {0,2}[)\]}>]/gi
const named =
  /(?<=[\w)] {1,2})(?:at|ät|arroba|arobase|chiocciola|małpa|snabel-a|apenstaartje)(?= {1,2}[A-Za-z0-9])/gi

/** Where an @ stands, or a word for it. The word alone counts only where a dot is spelled out too. */
function* signs({ text, lower }: Page): Generator<{ start: number; end: number }> {
  const places: { start: number; end: number }[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1))
    places.push({ start: at, end: at + 1 })
  if (/[([{<] ?(?:at|ät|@|a)/i.test(text))
    for (const { 0: sign, index } of text.matchAll(spelled))
      places.push({ start: index, end: index + sign.length })
  if (dots.some(word => lower.includes(word)))
    for (const { 0: sign, index } of text.matchAll(named))
      places.push({ start: index, end: index + sign.length })
  yield* places.sort((a, b) => a.start - b.start)
}

const name = /[\p{L}\p{N}._%+\-'\\]/u
/** A dot, or a word for it with or without brackets. */
const dot =
  / {0,2}(?:\.|[([{<] {0,2}(?:dot|punto|punkt|point|ponto|punt|kropka|\.) {0,2}[)\]}>]) {0,2}| {1,2}(?:dot|punto|punkt|point|ponto|punt|kropka) {1,2}/iy
const label = /[A-Za-z0-9\u00c0-\u024f](?:[A-Za-z0-9\u00c0-\u024f-]{0,62}[A-Za-z0-9\u00c0-\u024f])?/y

function around(text: string, from: number, to: number, disguised: boolean): Found | undefined {
  let start = from
  while (text.charAt(start - 1) === ' ' && from - start < 2) start--
  const local = start
  while (start > 0 && local - start < 64 && name.test(text.charAt(start - 1)) && !isJoined(text, start - 1))
    start--
  while (start < local && /[.'%\\-]/.test(text.charAt(start))) start++
  if (start === local) return undefined
  let at = to
  while (text.charAt(at) === ' ' && at - to < 2) at++
  const spaced = local < from || at > to
  const labels: string[] = []
  let end = at
  let plainDots = true
  for (; labels.length < 6; ) {
    label.lastIndex = at
    const [found] = label.exec(text) ?? []
    if (!found) break
    labels.push(found)
    end = at + found.length
    dot.lastIndex = end
    const [between] = dot.exec(text) ?? []
    if (between === undefined) break
    // A dot with a space behind it ends a sentence.
    if (between !== '.') {
      if (between.trim() === '.' && !(spaced && between.startsWith(' '))) break
      plainDots = false
    }
    at = end + between.length
  }
  const top = labels.at(-1)?.toLowerCase() ?? ''
  if (labels.length < 2 || !/^(?:[a-z\u00c0-\u024f]{2,24}|xn--[a-z0-9-]{2,59})$/.test(top)) return undefined
  if ((disguised || spaced || !plainDots) && !usual.has(top)) return undefined
  // `name at example.com` without a dot in words says where, not to whom.
  if (disguised && plainDots && !/[([{<]/.test(text.slice(from, to))) return undefined
  const value = `${text.slice(start, local).replaceAll('\\', '')}@${labels.join('.')}`.toLowerCase()
  return isFile(value) ? undefined : { kind: 'email', start, end, value }
}

// Letters of scripts that join words are not part of an address before them.
const isJoined = (text: string, at: number) => text.charCodeAt(at) >= 0x3040 && text.charCodeAt(at) <= 0xd7af

/** `logo@2x.png`, `git@github.com`: neither is a person's. */
const isFile = (address: string) =>
  /@\dx\.|\.(?:png|jpe?g|gif|svg|webp|css|js|ts|json)$/.test(address) || address.startsWith('git@')

const usual = new Set(
  `com net org edu gov info biz io co app dev ai me eu de at ch fr es it nl be pt br pl se dk no fi uk ie us ca au nz in jp cn kr
  ru ua cz sk hu ro bg gr tr mx ar cl za il sg hk tw example test online site shop email mail cloud tech xyz`
    .trim()
    .split(/\s+/),
)
