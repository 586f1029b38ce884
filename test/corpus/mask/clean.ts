import { type Random, random } from '../../../src/sandbox/seed/random.ts'
import { noIban } from './finance.ts'
import { base62, digits, hex, letters, two, upper } from './value.ts'

const uuid = (from: Random) => [8, 4, 4, 4, 12].map(count => letters(from, count, hex)).join('-')
const date = (from: Random) =>
  `${from.between(2019, 2027)}-${two(from.between(1, 12))}-${two(from.between(1, 28))}`
const time = (from: Random) => `${two(from.below(24))}:${two(from.below(60))}`

/** What stands in support texts and is nobody's, by its sort. */
export const harmless: Readonly<Record<string, (from: Random) => string>> = {
  order: from =>
    from.pick([
      digits(from, 8),
      `ORD-${digits(from, 10)}`,
      `#${digits(from, 6)}`,
      `${letters(from, 2, upper)}${digits(from, 9)}`,
      digits(from, 16),
      `4${digits(from, 15)}`,
      `${digits(from, 3)}-${digits(from, 7)}-${digits(from, 7)}`,
    ]),
  tracking: from =>
    from.pick([
      `1Z${letters(from, 6, '0123456789ABCDEFW')}${digits(from, 10)}`,
      digits(from, 12),
      digits(from, 20),
      `9400${digits(from, 18)}`,
      `JD0${digits(from, 17)}`,
      `${letters(from, 2, upper)}${digits(from, 9)}DE`,
      `${digits(from, 4)} ${digits(from, 4)} ${digits(from, 4)}`,
    ]),
  ticket: from =>
    from.pick([`#${digits(from, 5)}`, digits(from, 7), `INC${digits(from, 7)}`, `CS-${digits(from, 6)}`]),
  zendesk_id: from =>
    from.pick([
      `3${digits(from, 13)}`,
      `3600${digits(from, 8)}`,
      `19000${digits(from, 8)}`,
      `1500${digits(from, 9)}`,
      digits(from, 11),
    ]),
  job: from => `V3-${letters(from, 32, hex)}`,
  cursor: from =>
    from.pick([`eyJvIjoiLWlkIiwidiI6IkdR${letters(from, 24, base62)}In0=`, `${letters(from, 28, base62)}==`]),
  sku: from =>
    from.pick([
      `${letters(from, 3, upper)}-${digits(from, 4)}-${letters(from, 2, upper)}`,
      `${digits(from, 3)}-${digits(from, 3)}-${digits(from, 4)}`,
      `${digits(from, 8)}${letters(from, 1, upper)}`,
      `${letters(from, 2, upper)}${digits(from, 6)}${letters(from, 1, 'ABCD')}`,
      `${digits(from, 3)}-${digits(from, 2)}-${digits(from, 4)}`,
      `${digits(from, 6)}-${digits(from, 4)}`,
      `555-01${digits(from, 2)}-${digits(from, 2)}`,
    ]),
  ean: from => from.pick([digits(from, 13), `40${digits(from, 11)}`, digits(from, 12)]),
  serial: from =>
    from.pick([
      letters(from, 12, `${upper}0123456789`),
      `SN${digits(from, 10)}`,
      `${letters(from, 4, upper)}-${digits(from, 4)}-${digits(from, 4)}`,
    ]),
  imei: from => `35${digits(from, 13)}`,
  version: from =>
    from.pick([
      `${from.below(20)}.${from.below(30)}.${from.below(40)}`,
      `v${from.below(9)}.${from.below(9)}.${from.below(9)}.${from.below(9)}`,
      `${from.between(10, 20)}.${from.between(0, 9)}.${from.between(0, 250)}.${from.between(1, 250)}`,
      `${from.below(9)}.${from.below(9)}.0-beta.${from.below(20)}`,
    ]),
  hash: from => letters(from, from.pick([7, 32, 40, 64]), hex),
  uuid,
  date: from =>
    from.pick([
      date(from),
      `${two(from.between(1, 28))}.${two(from.between(1, 12))}.${from.between(2019, 2027)}`,
      `${date(from)}T${time(from)}:00Z`,
      `${date(from)} ${time(from)}`,
      `${two(from.between(1, 12))}/${two(from.between(1, 28))}/${from.between(2019, 2027)}`,
    ]),
  price: from =>
    from.pick([
      `€${from.between(1, 999)}.${two(from.below(100))}`,
      `${from.between(1, 99)}.${digits(from, 3)},${two(from.below(100))} EUR`,
      `$${from.between(1, 9)},${digits(from, 3)}.${two(from.below(100))}`,
      `¥${digits(from, 5)}`,
    ]),
  reference: from =>
    from.pick([noIban(from), `RF${digits(from, 18)}`, digits(from, 9), digits(from, 11), digits(from, 10)]),
  epoch: from => from.pick([`17${digits(from, 8)}`, `17${digits(from, 11)}`]),
  size: from =>
    from.pick([
      `${from.between(1920, 3840)}x${from.between(1080, 2160)}`,
      `${digits(from, 4)} x ${digits(from, 3)} mm`,
      `${digits(from, 3)} kB`,
    ]),
  vat: from => from.pick([`DE${digits(from, 9)}`, `ATU${digits(from, 8)}`, `GB${digits(from, 9)}`]),
  customer: from => from.pick([digits(from, 6), `K-${digits(from, 7)}`, digits(from, 10)]),
  n: from => String(from.between(2, 40)),
  percent: from => `${from.between(1, 99)}%`,
}

/** A line with its sorts filled in. */
export const cleaned = (seed: Random, text: string): string =>
  text.replace(/\{([a-z_]+)\}/g, (_, sort: string) => {
    const make = harmless[sort]
    if (!make) throw new Error(`no harmless ${sort}`)
    return make(seed)
  })

/** So many lines from these sentences, each as often as the others, with other numbers each time. */
export function* cleanLines(sentences: readonly string[], count: number, seed: number): Generator<string> {
  const from = random(seed)
  const seen = new Set<string>()
  for (let made = 0; seen.size < count; made++) {
    const line = cleaned(from, sentences[made % sentences.length] ?? '')
    if (seen.has(line)) continue
    seen.add(line)
    yield line
  }
}
