import { announced, isReference, tokenFrom } from '../context.ts'
import { asWritten, type Found } from '../kinds.ts'
import type { Mark, Page } from '../page.ts'
import { isFiller, isLink, isRole, isUnit } from '../phrases.ts'
import { endings, isMixed } from './guess.ts'

/** A PIN or a one-time code behind its word, or before it; the password of a pair. */
export const code = (page: Page, mark: Mark, kind: 'pin' | 'code' | 'credentials'): Found | undefined =>
  kind === 'credentials' ? pair(page, mark) : (number(page, mark, kind) ?? numberBefore(page, mark))

const at = (start: number, value: string) => asWritten('password', start, value)

/** How far behind its word the password of a pair is looked for. */
const reach = 120

/** `login: maya / Xy7!pq`: a name and, behind a stroke, a password. */
function pair({ text }: Page, { end }: Mark): Found | undefined {
  const rest = text.slice(end, end + reach)
  const words = [...rest.matchAll(/[^\s/]{1,80}|[/\n]/g)].slice(0, 8)
  for (const [index, { 0: word }] of words.entries()) {
    const value = words[index + 1]
    if (word === '\n') return undefined
    if (word !== '/' || index === 0 || !value) continue
    const password = value[0].replace(endings, '')
    return password.length >= 4 && isMixed(password) ? at(end + value.index, password) : undefined
  }
  return undefined
}

const oneTime = /(?:(?:[A-Z]-)?\d{3}[ -]\d{3}|\d{4,8}|[A-Z0-9]{6,10})(?![\w-])/y

/** A PIN or a one-time code: digits, or a short word with digits in it. */
function number(page: Page, { end }: Mark, kind: 'pin' | 'code'): Found | undefined {
  const { text } = page
  const { index = 0, token } = announced(page, end) ?? {}
  if (!token) return undefined
  const before = page.tokens[index - 1]
  // `G-482913`
  const start =
    before && token.start - before.end === 1 && /^[A-Z]-$/.test(text.slice(before.start, token.start))
      ? before.start
      : token.start
  oneTime.lastIndex = start
  const [value] = oneTime.exec(text) ?? []
  if (!value || isReference(page, start)) return undefined
  // An Indian PIN is the code of a place.
  if (kind === 'pin' && value.length === 6 && /code$/i.test(text.slice(end - 4, end))) return undefined
  if (isUnit(text.slice(start + value.length, start + value.length + 16))) return undefined
  return at(start, value)
}

/** `482913 is your verification code`. */
function numberBefore(page: Page, { start }: Mark): Found | undefined {
  const { text, lower, tokens } = page
  const last = tokenFrom(page, start)
  let linked = false
  for (let index = last - 1; index >= Math.max(0, last - 4); index--) {
    const token = tokens[index]
    if (!token || /[.!?;\n]/.test(text.slice(token.end, tokens[index + 1]?.start ?? start))) return undefined
    const word = lower.slice(token.start, token.end)
    if (token.digits > 0) return linked && /^\d{4,8}$/.test(word) ? at(token.start, word) : undefined
    if (isLink(word) || isRole(word)) linked = true
    else if (!isFiller(word)) return undefined
  }
  return undefined
}
