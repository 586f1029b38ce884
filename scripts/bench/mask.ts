import { handles } from '../../src/answers/mask/handles.ts'
import type { Level } from '../../src/answers/mask/kinds.ts'
import { masking } from '../../src/answers/mask/masking.ts'
import { seed } from '../../src/sandbox/seed.ts'
import { clean, type Labelled, labelled } from '../../test/corpus/mask/corpus.ts'
import { hostile } from '../../test/corpus/mask/hostile.ts'
import { falseAlarms, recall } from '../../test/corpus/mask/score.ts'
import type { Row } from './row.ts'

const part = 'Masking'

/** What the masker finds of the corpus, what it takes for personal data that is none, and how long it takes. */
export async function mask(): Promise<Row[]> {
  return [...(await found()), ...(await alarms()), ...(await time())]
}

/** What people write in their own words; all other kinds have a form that can be checked. */
const prose = new Set(['password', 'password_word', 'pin', 'code', 'secret_word'])
const isProse = ({ sort }: Labelled) => prose.has(sort)
const isAddress = ({ sort }: Labelled) => sort.startsWith('address')

/** As an agent has it: one store of handles, used over and over. */
async function masker(level: Level) {
  const mask = await masking(level)
  const own = handles({ now: () => 0 })('bench')
  return (value: unknown, names: readonly string[] = []) => mask(value, { handles: own, names })
}

async function found(): Promise<Row[]> {
  const strict = await masker('strict')
  const measured = labelled().filter(({ set, form }) => set === 'measure' && form === 'usual')
  const hidden = labelled().filter(({ form }) => form !== 'usual')
  const row = (what: string, lines: readonly Labelled[], least: number): Row => {
    const { found, of } = recall(lines, strict)
    return {
      part,
      what: `${what}, of ${of.toLocaleString('en')}`,
      figure: (found / of) * 100,
      unit: '%',
      least,
    }
  }
  return [
    row(
      'held-out values with a form of their own found',
      measured.filter(line => !isProse(line) && !isAddress(line)),
      99.5,
    ),
    row('held-out passwords, codes and keys in prose found', measured.filter(isProse), 95),
    row('held-out postal addresses found', measured.filter(isAddress), 95),
    row('disguised values found', hidden, 95),
  ]
}

async function alarms(): Promise<Row[]> {
  const rows: Row[] = []
  for (const level of ['partial', 'strict'] as const) {
    const { alarms, of } = falseAlarms(clean('measure'), await masker(level))
    rows.push({
      part,
      what: `clean lines changed, ${level}, of ${of.toLocaleString('en')}`,
      figure: (alarms / of) * 100,
      unit: '%',
      most: 0.5,
    })
  }
  const ids = falseAlarms(clean('ids'), await masker('strict'))
  return [
    ...rows,
    {
      part,
      what: `lines with ids, jobs, cursors and dates changed, of ${ids.of}`,
      figure: ids.alarms,
      unit: '',
      most: 0,
    },
  ]
}

const pageLength = 10_240

async function time(): Promise<Row[]> {
  const account = seed({ seed: 1, now: new Date('2026-11-02T09:00:00Z') })
  const text = [...account.comments.values()]
    .flat()
    .map(({ body }) => body)
    .join('\n\n')
  // A copy each: a slice of a longer text is read more slowly.
  const pages = Array.from({ length: Math.floor(text.length / pageLength) }, (_, at) =>
    Buffer.from(text.slice(at * pageLength, (at + 1) * pageLength)).toString(),
  )
  const rows: Row[] = []
  for (const level of ['partial', 'strict'] as const) {
    const mask = await masker(level)
    // Others work on the machine too: the lowest of many rounds is what the text itself takes.
    const rounds = Array.from({ length: 60 }, () => {
      const begin = process.cpuUsage()
      for (const page of pages) mask(page, ['Maya Olsen', 'Annika Lindner'])
      return process.cpuUsage(begin).user / 1000 / pages.length
    })
    rows.push({
      part,
      what: `10 KB of the account’s comments, ${level}`,
      figure: Math.min(...rounds),
      unit: 'ms',
      most: 1,
    })
  }
  return [...rows, await growth()]
}

/** The worst of the kinds: how many times longer a hostile megabyte takes than each of ten tenths of it. */
async function growth(): Promise<Row> {
  const mask = await masker('strict')
  const took = (text: string, times: number) => {
    const begin = process.cpuUsage()
    for (let time = 0; time < times; time++) mask(text, ['Maya Olsen'])
    return process.cpuUsage(begin).user / 1e6
  }
  const ratios = [...hostile(1_000_000)].map(([kind, texts]) => {
    const text = texts.at(-1) ?? ''
    const tenth = text.slice(0, 100_000)
    took(tenth, 2)
    const small = Math.min(took(tenth, 10), took(tenth, 10)) / 10
    const large = Math.min(took(text, 1), took(text, 1), took(text, 1))
    return { kind, ratio: large / small, large }
  })
  const [worst] = ratios.sort((a, b) => b.ratio - a.ratio)
  const slowest = Math.max(...ratios.map(({ large }) => large))
  return {
    part,
    what: `a hostile megabyte beside a tenth of it, the worst of ${ratios.length} kinds`,
    figure: worst?.ratio ?? Number.NaN,
    unit: 'times',
    most: 15,
    beside: `${worst?.kind ?? ''}; the slowest took ${slowest.toFixed(1)} s`,
  }
}
