import { before, isReference, markFrom } from '../context.ts'
import type { Found } from '../kinds.ts'
import type { Page } from '../page.ts'

/** Addresses of machines, but no versions and none that every machine has. */
export const ips = (page: Page): Found[] => [...fours(page), ...sixes(page)]

const four = /(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/y

function fours(page: Page): Found[] {
  const found: Found[] = []
  for (const index of page.numeric) {
    const token = page.tokens[index]
    if (
      !token ||
      page.text.charAt(token.end) !== '.' ||
      token.row < 4 ||
      /[\w.]/.test(page.text.charAt(token.start - 1))
    )
      continue
    four.lastIndex = token.start
    const [value] = four.exec(page.text) ?? []
    if (!value || !isFour(value) || isCommon(value) || isVersion(page, token.start, value)) continue
    found.push({ kind: 'ip', start: token.start, end: token.start + value.length, value })
  }
  return found
}

const isCommon = (value: string) => /^(?:0\.|127\.|255\.|22[4-9]\.|23\d\.)/.test(value)

/** Words of which a machine's address is a part, before it or behind. */
const machine =
  /\b(?:ips?|ipv4|address|addresses|adresse|indirizzo|dirección|endereço|hosts?|servers?|serveur|servidor|logins?|logged|firewall|connect\w{0,6}|proxy|vpn|gateway|router|dns|subnet|whitelist\w{0,3}|allowlist\w{0,3}|block\w{0,3}|client|visitor|access|zugriff|ping|ssh|from)\b/i

/** `version 10.2.0.1`, `Chrome/120.0.0.0`, `v1.2.3.4`, and small beginnings where nothing speaks of a machine. */
function isVersion(page: Page, start: number, value: string): boolean {
  if (/[A-Za-z]\/$/.test(page.text.slice(Math.max(0, start - 2), start))) return true
  if (isReference(page, start)) return true
  const mark = before(page, start, 40)
  const next = page.marks[markFrom(page, start)]
  const version =
    mark?.topics.includes('version') ||
    (next?.topics.includes('version') && next.start - start - value.length < 16)
  const from = version && mark ? Math.max(mark.end, start - 40) : Math.max(0, start - 40)
  const spoken =
    machine.test(page.text.slice(from, start)) ||
    (!version && machine.test(page.text.slice(start + value.length, start + value.length + 24)))
  if (
    spoken &&
    !(version && /\bfrom\b/i.test(page.text.slice(from, start)) && Number.parseInt(value, 10) < 32)
  )
    return false
  // Versions begin small, addresses seldom do.
  return version || Number.parseInt(value, 10) < 32
}

const six = /[\da-fA-F:]{4,39}(?:\.\d{1,3}){0,3}(?![\w:])/y

function sixes({ text, tokens }: Page): Found[] {
  const found: Found[] = []
  let done = 0
  for (const { start, end } of tokens) {
    // The first group is hexadecimal, and a colon follows it.
    if (
      end - start > 4 ||
      start < done ||
      text.charCodeAt(end) !== colon ||
      /[\w:.]/.test(text.charAt(start - 1))
    )
      continue
    six.lastIndex = start
    const [value] = six.exec(text) ?? []
    if (!value || (value.match(/:/g)?.length ?? 0) < 3 || !/\d/.test(value) || /^fe80:.{0,4}$/i.test(value))
      continue
    if (!isSix(value)) continue
    done = start + value.length
    found.push({ kind: 'ip', start, end: done, value: value.toLowerCase() })
  }
  return found
}

const colon = 58

const isFour = (value: string) =>
  value.split('.').every(part => Number(part) <= 255 && String(Number(part)) === part)

/** Eight groups, or fewer where `::` stands for the others; the last two may be written as four bytes. */
function isSix(value: string): boolean {
  const halves = value.split('::')
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const bytes = last.includes('.')
  const count = groups.length + (bytes ? 1 : 0)
  const hexadecimal = bytes ? groups.slice(0, -1) : groups
  return (
    halves.length <= 2 &&
    (halves.length === 2 ? count < 8 : count === 8) &&
    (!bytes || isFour(last)) &&
    hexadecimal.every(group => /^[\da-f]{1,4}$/i.test(group))
  )
}
