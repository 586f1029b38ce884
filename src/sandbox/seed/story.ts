import type { User } from '../account.ts'
import { prose } from '../prose/prose.ts'
import type { File, Prose, Scene, Turn } from '../prose/scene.ts'
import type { Message } from './draft.ts'
import { dayMs } from './house.ts'
import { markup } from './markup.ts'
import { digits, placeOf } from './people.ts'
import type { Random } from './random.ts'

/** Who takes part in a conversation, and when it starts. */
export interface Cast {
  readonly requester: User
  readonly agent: User
  readonly colleague: User
  readonly startMs: number
  readonly nowMs: number
}

export type Words = Readonly<Record<string, string>>

/** The text with each {word} that is known put in its place. */
export const filled = (text: string, words: Words) =>
  text.replace(/\{(\w+)\}/g, (all, word) => words[word] ?? all)

const moment = (language: Prose, ms: number): Words => {
  const day = new Date(ms)
  const parts = {
    day: String(day.getUTCDate()),
    month: language.months[day.getUTCMonth()] ?? '',
    weekday: language.weekdays[day.getUTCDay()] ?? '',
    year: String(day.getUTCFullYear()),
    time: day.toISOString().slice(11, 16),
  }
  return { ...parts, date: filled(language.date, parts) }
}

/** Products as customers call them. */
export const products = ['Piccolo', 'Duo', 'Atelier 12', 'Atelier 24'] as const

/** What the braces of a scene stand for in one conversation. */
export function wordsFor(cast: Cast, language: Prose, random: Random): Words {
  const place = placeOf(cast.requester.locale)
  const year = new Date(cast.startMs).getUTCFullYear()
  const product = random.pick(products)
  const series = product.slice(0, 1)
  return {
    ...moment(language, cast.startMs - random.between(3, 14) * dayMs),
    order: `OS-${year}-${digits('1#####', random)}`,
    order2: `OS-${year}-${digits('2#####', random)}`,
    serial: `OST-${series}-${digits('######', random)}`,
    serial2: `OST-${series}-${digits('######', random)}`,
    firmware: random.pick(['3.8.2', '3.9.0', '3.9.1', '3.9.2', '4.0.0-beta.3']),
    product,
    amount: random.pick(['14.90 EUR', '29.80 EUR', '39.00 EUR', '74.50 EUR', '118.00 EUR']),
    invoice: `INV-${year}-${digits('#####', random)}`,
    reference: digits('######', random),
    city: random.pick(place.cities),
    street: random.pick(place.streets),
    phone: cast.requester.phone ?? '+44 20 7946 0999',
    company: `${cast.requester.name}, VAT ID on file, ${random.pick(place.cities)}`,
    email: cast.requester.email ?? 'nobody@example.com',
    first: cast.requester.name.split(' ')[place.locale === 'ja' ? 1 : 0] ?? '',
    last: cast.requester.name.split(' ')[place.locale === 'ja' ? 0 : 1] ?? '',
    agent: cast.agent.name,
  }
}

/** The turns of a scene, with up to `extra` questions and answers before the agent comes to the point. */
export function prolonged(scene: Scene, language: Prose, extra: number, random: Random): readonly Turn[] {
  const from = random.below(language.further.length)
  const pairs = Array.from({ length: Math.min(extra, language.further.length) }, (_, index): Turn[] => {
    const pair = language.further[(from + index) % language.further.length]
    return pair
      ? [
          ['agent', pair[0]],
          ['customer', pair[1]],
        ]
      : []
  })
  const cut = Math.max(
    scene.turns.findIndex(([by]) => by === 'agent'),
    1,
  )
  return [...scene.turns.slice(0, cut), ...pairs.flat(), ...scene.turns.slice(cut)]
}

const filesOf = (text: string, random: Random): readonly File[] => {
  if (/video|Video|vidéo|vídeo|動画/.test(text)) {
    return [{ name: 'machine.mp4', kind: 'video/mp4', size: random.between(2_000_000, 9_000_000) }]
  }
  if (/attach|angehängt|Anhang|pièce jointe|adjunt|anexo|allegat|bijlage|添付/.test(text)) {
    return [{ name: 'document.pdf', kind: 'application/pdf', size: random.between(40_000, 400_000) }]
  }
  return []
}

/** When each message was written: hours apart, squeezed so that the last one lies in the past. */
function times(count: number, cast: Cast, random: Random): number[] {
  let sum = 0
  const steps = Array.from({ length: count }, (_, index) => {
    sum += index === 0 ? 0 : random.between(15, 2_400) * 60_000
    return sum
  })
  const room = (cast.nowMs - cast.startMs) * 0.9
  const scale = sum > room ? room / sum : 1
  return steps.map(step => cast.startMs + Math.floor(step * scale))
}

/** A mail whose signature carries a picture from elsewhere. */
const withLogo = (text: string, { email }: User) =>
  markup(text).replace(
    /<\/div>$/,
    `<p><img src="https://cdn.${email?.split('@')[1] ?? 'example.com'}/signature.png" alt="" width="120" height="40"></p></div>`,
  )

/** The messages of a conversation, with greetings, signatures and, in mails, now and then a quoted reply. */
export function messages(turns: readonly Turn[], cast: Cast, words: Words, random: Random): Message[] {
  const language = prose[placeOf(cast.requester.locale).language]
  const when = times(turns.length, cast, random)
  let answer = { text: '', atMs: cast.startMs }
  return turns.map(([by, raw], index) => {
    const text = filled(raw, words)
    const atMs = when[index] ?? cast.startMs
    if (by === 'note') return { author: cast.colleague, text, public: false, atMs }
    if (by === 'agent') {
      answer = { text, atMs }
      const signed = `${filled(language.agentHello, words)}\n\n${text}\n\n${filled(language.agentBye, words)}`
      return { author: cast.agent, text: signed, public: true, atMs, files: filesOf(text, random) }
    }
    const opened = index === 0 ? `${random.pick(language.hello)}\n\n` : ''
    const closed = random.chance(0.7)
      ? `\n\n${random.pick(index === 0 ? language.bye : language.bye.slice(0, 2))}\n${cast.requester.name}`
      : ''
    const quote =
      answer.text && random.chance(0.25)
        ? `\n\n${filled(language.quoted, { ...words, ...moment(language, answer.atMs) })}\n\n${answer.text
            .split('\n')
            .map(line => `> ${line}`)
            .join('\n')}`
        : ''
    const whole = `${opened}${text}${closed}${quote}`
    const said = { author: cast.requester, text: whole, public: true, atMs, files: filesOf(text, random) }
    return random.chance(0.12) ? { ...said, html: withLogo(whole, cast.requester) } : said
  })
}
