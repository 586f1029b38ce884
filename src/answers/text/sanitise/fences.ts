import { type Counts, count } from '../counts.ts'

/** Who speaks, and what tools say, as chat formats, prompts and our own marks name them: no text of a ticket is one. */
const speakers =
  /^(system|assistant|developer|tool|function|antml|invoke|instruction|prompt|im(start|end|sep)|endof|beginof|startof|eot|eom|bos|eos|(start|end)header|inst$|sys$|untrusted|trusted|scratchpad|thinking|think$|availabletools)/

/** Marks in angle brackets alone: in square ones they are words of a log, behind a word a type in code. */
const marks =
  /^(user|human|data|document|documents|context|ticket|comment|message|conversation|turn|parameter|result|customer|s)$/

/** HTML that a program which shows Markdown would load or run. */
const elements =
  /^(img|image|iframe|script|style|link|object|embed|video|audio|source|picture|svg|math|base|meta|form|input|html|body|frame|frameset|portal|template|noscript)$/

const angle = '<＜﹤〈〈‹❬❮❰˂ᐸ'
const square = '[［【〔⟦'
const ticks = '`~'
const openers = new Set(angle + square + ticks)
const opener = new RegExp(`[\\${square}${angle}${ticks}]`, 'g')
const closers = new Set('>＞﹥〉〉›❭❯❱˃ᐳ]］】〕⟧')

/** Letters of other alphabets that look like ours. */
const twins = new Map(
  'ᴢz ɴn ᴅd ᴋk ᴄc ᴏo ᴜu ƶz ζz ꮓz ꭼe ꭰd ꮪs ꮶk ꮯc ꮇm ꭲt ꓜz ꓰe ꓠn ꓓd ꓢs ꓗk ꓚc ꓳo ꓟm ꓔt ⲍz ⲉe ⲛn ⲕk ⲥc ⲟo ⲙm ⲧt пn ռn аa еe оo рp сc уy хx ѕs іi јj кk мm тt нh ԁd ոn սu οo αa ιi νv τt υu ρp εe κk ıi ɡg ʏy ꜱs ᴛt ᴇe ᴍm 0o 1i 3e 4a 5s 7t $s @a'
    .split(' ')
    .map(([twin = '', letter = '']): [string, string] => [twin, letter]),
)

const inName = /^[\p{L}\p{M}\p{N}$@_.: -]$/u
const before = /^[\s/\\|｜!?#▁*=^%-]$/u

/** The letters of a name, whatever they are dressed up as. */
const lettersOf = (name: string) =>
  [...name.normalize('NFKD').toLowerCase()]
    .map(letter => twins.get(letter) ?? letter)
    .filter(letter => letter >= 'a' && letter <= 'z')
    .join('')

type Found = 'fence' | 'element' | undefined

/** What stands behind an opening bracket: a mark that only we, the tools or the speakers may set, or nothing of the kind. */
function kind(
  bracket: string,
  lead: string,
  name: string,
  worded: boolean,
  more: ReadonlySet<string>,
): Found {
  const words = name.trim().split(/\s+/)
  const apart = words.length > 2 && words.every(word => word.length === 1)
  for (const word of apart ? [name] : (words[0] ?? '').split(/[:.]/)) {
    const letters = lettersOf(word)
    if (letters === '') continue
    if (speakers.test(letters) || more.has(letters)) return 'fence'
    if (square.includes(bracket) || ticks.includes(bracket)) continue
    if (marks.test(letters) && !worded) return 'fence'
    if (elements.test(letters) && lead.trim() === lead.trim().replace(/[^/]/g, '')) return 'element'
  }
  return undefined
}

/** Names stand beside such brackets in every mail. */
const address = /^[\w.-]{1,40}@[\w-]{1,40}\./

/** Marks of chat formats, whatever stands around them. */
const tokens = new Set(['inst', 'sys', 'toolcalls', 'toolresults', 'availabletools'])

/** The words of a link or of a picture: "[System requirements](…)" is no mark. */
const isLink = (text: string, at: number, close: number) =>
  text.charAt(at - 1) === '!' || (close >= 0 && text.charAt(close + 1) === '(')

/** How far a mark is looked at. */
const reach = 48

/**
 * Takes the brackets off whatever imitates a mark between data, tools and speakers, and off HTML that loads something:
 * `<system>` becomes `⟨system⟩`. `more` names further marks, in lower-case letters.
 */
export function unfence(text: string, more: ReadonlySet<string>, counts: Counts): string {
  let out = ''
  let copied = 0
  let looked = 0
  for (const { index: at, 0: bracket } of text.matchAll(opener)) {
    if (at < looked) continue
    let end = at + 1
    while (text.charAt(end) === bracket) end += 1
    const found = mark(text, at, end, more)
    if (found !== undefined) {
      count(counts, found.kind)
      const signs = ticks.includes(bracket) ? "'" : '⟨'
      out += text.slice(copied, at) + signs.repeat(end - at)
      copied = end
      if (found.close > end) {
        out += `${text.slice(end, found.close)}⟩`
        copied = found.close + 1
      }
    }
    looked = Math.max(end, copied)
  }
  return out + text.slice(copied)
}

/** Where the angle brackets stand that open one of these marks. */
export function* openings(text: string, marks: ReadonlySet<string>): Generator<number> {
  for (const { index: at, 0: bracket } of text.matchAll(opener)) {
    if (!angle.includes(bracket)) continue
    if (opens(text, at + 1, marks)) yield at
  }
}

/** Whether the name of one of these marks follows, whatever signs stand before it. */
function opens(text: string, from: number, marks: ReadonlySet<string>): boolean {
  const name =
    /^[^\p{L}\p{N}\p{So}<>]*([^<>]*)/u.exec(text.slice(from, from + reach).normalize('NFKC'))?.[1] ?? ''
  const word = lettersOf(name.split(/[\s\p{P}]/u, 1).join(''))
  const all = lettersOf(name)
  // The letters of a short mark may as well stand apart in a sentence.
  return [...marks].some(mark => (mark.length > 4 ? all : word).startsWith(mark))
}

function mark(text: string, at: number, end: number, more: ReadonlySet<string>) {
  const bracket = text.charAt(at)
  const tick = ticks.includes(bracket)
  if (tick && (end - at < 3 || (bracket === '~' && /[^\s>]/.test(text.charAt(at - 1))))) return undefined
  let start = end
  while (start < end + 6 && before.test(text.charAt(start))) start += 1
  const lead = text.slice(end, start)
  let stop = start
  while (stop < start + reach && inName.test(text.charAt(stop))) stop += 1
  const name = text.slice(start, stop)
  const worded = /[\p{L}\p{N}_]/u.test(text.charAt(at - 1))
  const piped = /^[|｜]/.test(lead) && angle.includes(bracket)
  if (address.test(name)) return undefined
  const ours = angle.includes(bracket) && opens(text, end, more)
  const found = piped || ours ? 'fence' : kind(bracket, lead, name, worded, more)
  if (found === undefined) return undefined
  let close = stop
  while (
    close < stop + reach &&
    close < text.length &&
    !closers.has(text.charAt(close)) &&
    text.charAt(close) !== '\n' &&
    !openers.has(text.charAt(close))
  )
    close += 1
  const closed = !tick && closers.has(text.charAt(close))
  if (bracket === '[' && !tokens.has(lettersOf(name)) && isLink(text, at, closed ? close : -1))
    return undefined
  return { kind: found, close: closed ? close : -1 }
}
