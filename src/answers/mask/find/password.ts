import { isReference } from '../context.ts'
import { asWritten, type Found } from '../kinds.ts'
import type { Topic } from '../lexicon.ts'
import type { Mark, Page } from '../page.ts'
import { isAge, isDirection, isFiller, isLink, isRole, isStatement, isUnit } from '../phrases.ts'
import { code } from './code.ts'
import { endings, isCamel, isMixed } from './guess.ts'

/** Passwords, PINs and one-time codes where people write them out, in the words of many languages. */
export function passwords(page: Page): Found[] {
  const found: Found[] = []
  let done = 0
  for (const [index, mark] of page.marks.entries()) {
    const kind = mark.topics.find(isKind)
    const next = page.marks[index + 1]
    // Of `password password: x` the last one speaks.
    if (next && next.start - mark.end < 3 && next.topics.some(isKind)) continue
    if (!kind || mark.start < done || (kind === 'pass' && !isNoun(page, mark))) continue
    const value =
      kind === 'password' || kind === 'pass'
        ? (phrase(page, mark) ?? sooner(page, mark))
        : code(page, mark, kind)
    if (!value || (mark.topics.includes('passport') && /^[A-Z\d]{7,9}$/.test(value.value))) continue
    found.push(value)
    done = value.end
    const other = another(page, value.end)
    if (other) found.push(other)
  }
  return found
}

const isKind = (topic: Topic): topic is 'password' | 'pass' | 'pin' | 'code' | 'credentials' =>
  topic === 'pass' || topic === 'password' || topic === 'pin' || topic === 'code' || topic === 'credentials'

/** `pass: x` and `user maya / pass x1`, but not `pass it to x1`. */
const isNoun = ({ text }: Page, { start, end }: Mark) =>
  /^["']? ?[:=]/.test(text.slice(end, end + 3)) ||
  /(?:[/,|]|\band) ?$/.test(text.slice(Math.max(0, start - 5), start))

const at = (start: number, value: string) => asWritten('password', start, value)

/** How far behind its word a password is looked for, and how many words may lie between. */
const reach = 120
const most = 8

/** What leads from the word to the password: nothing, `to` and `from`, `is`, or a colon. */
type Link = 'none' | 'direction' | 'word' | 'sign'

/**
 * Goes through the words behind `password`: past those that say what it is for, to the link (`is`, `:`, `lautet`),
 * and takes what follows; without a link only what nobody would take for a word.
 */
function phrase(page: Page, mark: Mark): Found | undefined {
  const rest = page.text.slice(mark.end, mark.end + reach)
  // `My password's hunter2.`
  const { 0: short = '' } = /^['’]s /.exec(rest) ?? []
  let link: Link = short === '' ? 'none' : 'word'
  let count = 0
  const verb = mark.topics.includes('pass')
  for (const { 0: token, index } of rest.matchAll(/[:=：＝→は는은是为為]|[^\s:=：＝→]{1,80}/gu)) {
    if (index < short.length || /^["'“”„«»)\]}*_,]{1,3}$/.test(token)) continue
    if (/\n\s{0,9}\n/.test(rest.slice(0, index)) || ++count > most) return undefined
    if (/^[:=：＝→は는은是为為]$/.test(token)) {
      link = 'sign'
      continue
    }
    const { start, value, quoted, closed } = bare(rest, index, token)
    // `Pass` is a verb too: without a colon the password follows at once, and has a digit.
    if (verb && link !== 'sign' && (count > 1 || !/\d/.test(value))) return undefined
    const word = value.toLowerCase()
    if (value === '') continue
    if (link !== 'none' && /^(?:https?|mailto)$/.test(word)) return undefined
    if (isAddress(value)) {
      link = 'none'
      continue
    }
    if (!quoted && isLink(word)) {
      if (link === 'none') link = isDirection(word) ? 'direction' : 'word'
      continue
    }
    const next = rest.slice(start + value.length, start + value.length + 24)
    if (isPassword(value, link, quoted, next) && !(link === 'none' && isReference(page, mark.end + start)))
      return at(mark.end + start, quoted ? value : whole(rest, start, value))
    // What is said about a password is no password, and neither is what comes after it.
    if (!isFiller(word) && (isStatement(word) || link !== 'none')) return undefined
    if (closed) return undefined
  }
  return undefined
}

/** `Xy7!pq is my password`, `Xy7!pq comme mot de passe`: what nobody would take for a word, right before it. */
function sooner({ text }: Page, { start }: Mark): Found | undefined {
  const from = Math.max(0, start - reach)
  const words = [...text.slice(from, start).matchAll(/[^\s]{1,80}/g)]
  let linked = false
  for (const { 0: token, index } of words.reverse().slice(0, 5)) {
    const value = token.replace(/^["'“„«`(]{1,2}/, '').replace(endings, '')
    const word = value.toLowerCase()
    if (isLink(word) || isRole(word)) linked = true
    else if (!isFiller(word))
      return linked && isMixed(value) && value.length >= 4
        ? at(from + index + token.indexOf(value), value)
        : undefined
  }
  return undefined
}

/** Up to the next space: a password may hold a colon. In `Password=x;Server=y` it ends before the next setting. */
function whole(rest: string, start: number, value: string): string {
  const next = rest.charAt(start + value.length)
  const setting = Math.max(value.lastIndexOf(';'), value.lastIndexOf('&'))
  if (next === '=' && setting > 0) return value.slice(0, setting)
  if (next !== ':' && next !== '=') return value
  return (/^\S{1,80}/.exec(rest.slice(start))?.[0] ?? value).replace(endings, '')
}

/** A token without the quotes and points around it; what stands in quotes may hold spaces. */
function bare(rest: string, index: number, token: string) {
  const { 0: opening = '' } = /^[*_`"'“”„«‹「『([]{1,3}/.exec(token) ?? []
  const start = index + opening.length
  const closing = quotes[opening.at(-1) ?? '']
  if (closing) {
    const text = rest.slice(start, start + 65)
    const end = Math.min(...[...closing].map(letter => text.indexOf(letter)).filter(at => at > 0))
    if (end < Number.POSITIVE_INFINITY)
      return { start, value: text.slice(0, end), quoted: true, closed: false }
  }
  // In scripts without spaces the sentence goes on right behind it.
  const written = token.slice(opening.length)
  const { 0: ascii } = /^[!-~]{4,80}(?=[、-ヿ㐀-鿿가-힯])/.exec(written) ?? []
  return {
    start,
    value: (ascii ?? written).replace(endings, ''),
    quoted: false,
    closed: /[.!?;。！？]$/.test(token),
  }
}

const quotes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”"',
  '”': '”',
  '„': '“”"',
  '«': '»',
  '‹': '›',
  '「': '」',
  '『': '』',
  '*': '*',
}

const isAddress = (word: string) =>
  /^[^@\s]{1,64}@[\w.-]{1,64}\.[a-z]{2,12}$/i.test(word) || word.includes('://')

function isPassword(value: string, link: Link, quoted: boolean, next: string): boolean {
  if (
    value.length < 4 ||
    value.length > 64 ||
    isFiller(value.toLowerCase()) ||
    isStatement(value.toLowerCase()) ||
    /^[•*.x_\-#]{1,64}$/i.test(value)
  )
    return false
  if (quoted) return link !== 'none' || isMixed(value)
  // `Pass it to urlSafe`: a word in camel case is no password without more.
  if (link !== 'sign' && !/[\d!@#$%^&*+=?~<>|\\]/.test(value.slice(0, -1)) && isCamel(value)) return false
  if (link === 'none' && /^\p{L}{1,64}[!?]$/u.test(value)) return false
  if (isMixed(value)) return link !== 'none' || !/^[\d.,:/-]{1,64}$/.test(value)
  if (link === 'none' || link === 'direction') return false
  if (/^\d{4,64}$/.test(value)) return !isUnit(next)
  // A plain word is a password where it ends the clause: `my password is sunshine.`
  if (!/^[\p{L}'’-]{5,64}$/u.test(value))
    return link === 'sign' && value.length >= 6 && !/^[\p{L}\d]{1,4}[).]/u.test(value)
  if (/(?:ed|ing|ly|able|ible|ful|less|ous|ment|tion)$/.test(value) && link === 'word') return false
  if (link === 'sign' && /^\p{Ll}{1,64}$/u.test(value) && /^ \p{Lu}/u.test(next)) return true
  return /^(?:[.,;!)"'”。、]|\s{0,3}$|\s{0,3}\n|\s(?:and|und|et|y|e|en|i|och|og|or|oder|ou|o)\s)/.test(next)
}

/** `… and the old one was Xy7!pq`. */
function another({ text }: Page, end: number): Found | undefined {
  let aged = false
  let linked = false
  for (const { 0: token, index } of [...text.slice(end, end + reach).matchAll(/\S{1,80}/g)].slice(0, 14)) {
    const value = token.replace(/^["'“„«]/, '').replace(endings, '')
    const word = value.toLowerCase().replace(/:$/, '')
    if (linked)
      return value.length >= 4 && isMixed(value) ? at(end + index + token.indexOf(value), value) : undefined
    if (isAge(word)) aged = true
    else if (aged && (isLink(word) || token.endsWith(':'))) linked = true
    else if (index > 0 && /[.!?]$/.test(token)) return undefined
  }
  return undefined
}
