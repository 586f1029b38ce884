import { z } from 'zod'
import { before } from '../context.ts'
import type { Found } from '../kinds.ts'
import type { Page } from '../page.ts'

/** Addresses of machines, but no versions and none that every machine has. */
export const ips = (page: Page): Found[] => [...fours(page), ...sixes(page)]

const four = /(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/y
const ipv4 = z.ipv4()
const ipv6 = z.ipv6()

function fours(page: Page): Found[] {
  const found: Found[] = []
  for (const index of page.numeric) {
    const token = page.tokens[index]
    if (!token || /[\w.]/.test(page.text.charAt(token.start - 1))) continue
    four.lastIndex = token.start
    const [value] = four.exec(page.text) ?? []
    if (!value || !ipv4.safeParse(value).success || isCommon(value) || isVersion(page, token.start, value))
      continue
    found.push({ kind: 'ip', start: token.start, end: token.start + value.length, value })
  }
  return found
}

const isCommon = (value: string) => /^(?:0\.|127\.|255\.|22[4-9]\.|23\d\.)/.test(value)

/** `version 10.2.0.1`, `Chrome/120.0.0.0`, `v1.2.3.4`: such a word is the nearest before it. */
function isVersion(page: Page, start: number, value: string): boolean {
  const last = page.text.charAt(start - 1)
  if (last === '/' && /[A-Za-z]/.test(page.text.charAt(start - 2))) return true
  if (/^\d\.\d\.\d\.\d$/.test(value) && !/\bIP/i.test(page.text.slice(Math.max(0, start - 24), start)))
    return value !== '1.1.1.1' && value !== '8.8.8.8'
  const mark = before(page, start, 24)
  if (!mark || !(mark.topics.includes('version') || mark.topics.includes('reference'))) return false
  return !/\b(?:ip|ipv4|address|adresse|host|server|from)\b/i.test(page.text.slice(mark.end, start))
}

const six = /(?<![\w:.])(?=[\da-fA-F]{0,4}:)[\da-fA-F:]{4,39}(?:\.\d{1,3}){0,3}(?![\w:])/g

function sixes({ text }: Page): Found[] {
  if (!text.includes(':')) return []
  const found: Found[] = []
  for (const { 0: value, index } of text.matchAll(six)) {
    if ((value.match(/:/g)?.length ?? 0) < 3 || !/\d/.test(value) || /^(?:::1?|fe80:.{0,4})$/i.test(value))
      continue
    if (ipv6.safeParse(value).success)
      found.push({ kind: 'ip', start: index, end: index + value.length, value: value.toLowerCase() })
  }
  return found
}
