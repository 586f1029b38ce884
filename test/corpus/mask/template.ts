import type { Random } from '../../../src/sandbox/seed/random.ts'
import { routing } from './finance.ts'
import { digits, letters, upper } from './value.ts'

/** Sentences by the sort of value that stands in them: a line is a language, a stroke, and the sentence with `{}` for the value. */
export type Templates = Readonly<Record<string, string>>

/** One sentence and its language. */
export interface Template {
  readonly locale: string
  readonly text: string
}

/** The sentences of one sort. */
export const sentences = (lines: string): readonly Template[] =>
  lines
    .trim()
    .split('\n')
    .map(line => ({
      locale: line.slice(0, line.indexOf('|')),
      text: line.slice(line.indexOf('|') + 1).replaceAll('\\n', '\n'),
    }))

/** What people write before and behind it, by language. */
const frames: Readonly<Record<string, readonly [before: readonly string[], behind: readonly string[]]>> = {
  en: [
    ['Hi there,\n\n', 'Hello, it is about order {order}. ', 'Good morning! ', 'Ref. {order}: ', ''],
    [
      '\n\nThanks',
      ' Please get back to me this week.',
      ' This is the third time I write about it.',
      '\n\nKind regards',
      '',
    ],
  ],
  de: [
    ['Guten Tag,\n\n', 'Hallo, es geht um Bestellung {order}. ', ''],
    ['\n\nViele Grüße', ' Bitte um kurze Rückmeldung.', ''],
  ],
  fr: [
    ['Bonjour,\n\n', 'Bonjour, c’est au sujet de la commande {order}. ', ''],
    ['\n\nCordialement', ' Merci de votre réponse.', ''],
  ],
  es: [
    ['Hola,\n\n', 'Buenas, es por el pedido {order}. ', ''],
    ['\n\nUn saludo', ' Gracias de antemano.', ''],
  ],
  it: [
    ['Buongiorno,\n\n', 'Salve, riguarda l’ordine {order}. ', ''],
    ['\n\nCordiali saluti', ' Grazie mille.', ''],
  ],
  nl: [
    ['Hallo,\n\n', 'Dag, het gaat om bestelling {order}. ', ''],
    ['\n\nGroeten', ' Alvast bedankt.', ''],
  ],
  pt: [
    ['Olá,\n\n', 'Bom dia, é sobre o pedido {order}. ', ''],
    ['\n\nObrigado', ' Aguardo retorno.', ''],
  ],
  ja: [
    ['お世話になります。', '注文{order}の件です。', ''],
    ['よろしくお願いいたします。', ''],
  ],
}

/** Puts a sentence into a message. */
export function framed(random: Random, { locale, text }: Template): string {
  const [before, behind] = frames[locale] ?? [[''], ['']]
  return `${random.pick(before)}${text}${random.pick(behind)}`
}

/** Fills in what stands beside the value: numbers that are nobody's. */
export const filled = (random: Random, text: string): string =>
  text
    .replaceAll('{order}', () =>
      random.pick([
        `${letters(random, 2, upper)}-${digits(random, 6)}`,
        digits(random, 8),
        `#${digits(random, 7)}`,
      ]),
    )
    .replaceAll('{routing}', () => routing(random))
    .replaceAll('{n}', () => String(random.between(2, 40)))
