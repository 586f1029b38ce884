import { ahead, announced, back, isReference, near } from '../context.ts'
import { isDate, isOwnLine, isPart } from '../digits.ts'
import type { Found, Kind } from '../kinds.ts'
import type { Identity, Topic } from '../lexicon.ts'
import type { Shape } from '../national/shapes.ts'
import type { Page } from '../page.ts'

/** The shapes by the words that announce them; a word for any identity paper announces them all. */
export type Shapes = ReadonlyMap<Topic, readonly Shape[]>

/** Puts the shapes in their places. */
export function byTopic(shapes: readonly Shape[]): Shapes {
  const index = new Map<Topic, Shape[]>([['identity', [...shapes]]])
  for (const shape of shapes)
    for (const topic of shape.topics) index.set(topic, [...(index.get(topic) ?? []), shape])
  return index
}

/** National numbers: those with a form of their own wherever they stand, the others beside their names. */
export function nationals(page: Page, shapes: Shapes): Found[] {
  const found: Found[] = []
  const add = (kind: Kind, start: number, written: string, signed?: true, sure = false) => {
    const end = start + written.length
    if (page.text.charAt(start - 1) === '+' || isPart(page, start, end)) return
    if (!sure && isReference(page, start)) return
    found.push({ kind, start, end, value: bare(written, signed) })
  }
  const alone = (shapes.get('identity') ?? []).flatMap(({ alone, isRight, signed, unsure }) =>
    alone ? [{ alone, isRight, signed, unsure }] : [],
  )
  for (const index of page.numeric) {
    if ((page.tokens[index]?.row ?? 0) < 6) continue
    // The letters before may stand apart from the first digits.
    for (const token of [page.tokens[index - 1], page.tokens[index]]) {
      if (!token || /[\w.\-/#@]/.test(page.text.charAt(token.start - 1))) continue
      if (token !== page.tokens[index] && token.end - token.start !== 2) continue
      for (const { alone: shape, isRight, signed, unsure } of alone) {
        shape.lastIndex = token.start
        const [written] = shape.exec(page.text) ?? []
        if (!written || /\w/.test(page.text.charAt(token.start + written.length))) continue
        const end = token.start + written.length
        if (unsure && !isOwnLine(page, token.start, end) && !near(page, personal, token.start, end, 120))
          continue
        if (isRight(bare(written, signed))) add('national_id', token.start, written, signed, !unsure)
      }
    }
  }
  for (const { start, end, topics, until, since } of groups(page, shapes)) {
    const after = page.text.slice(end, Math.min(end + ahead + 24, until))
    const from = Math.max(since, start - back - 24)
    const before = page.text.slice(from, start)
    for (const { shape, isRight, signed } of new Set(topics.flatMap(topic => shapes.get(topic) ?? []))) {
      for (const { 0: written, index } of after.matchAll(shape))
        if (index <= ahead && isRight(bare(written, signed))) add('national_id', end + index, written, signed)
      const last = [...before.matchAll(shape)].at(-1)
      if (last && last.index + last[0].length > before.length - back && isRight(bare(last[0], signed)))
        add('national_id', from + last.index, last[0], signed)
    }
    for (const topic of topics) {
      const paper = papers[topic]
      const place = paper && announced(page, end, 12)
      if (!place) continue
      const start = lettered(page, place.index)
      paper.lastIndex = start
      const [number = ''] = paper.exec(page.text) ?? []
      const digits = number.match(/\d/g)?.length ?? 0
      if (digits >= (topic === 'passport' && number.length === 9 ? 2 : 4) && !isDate(number))
        add(topic === 'passport' ? 'passport' : 'national_id', start, number)
    }
  }
  return found
}

/** Words in whose company a number is somebody's. */
const personal = new Set<Topic>(['identity', 'ssn', 'itin', 'named'])

interface Group {
  readonly start: number
  readonly end: number
  readonly topics: readonly Topic[]
  /** Where the next group begins, and where the last one ended. */
  readonly until: number
  readonly since: number
}

/** Words for numbers that follow each other without a number between: `SSN or ITIN` announces either. */
function groups({ text, marks }: Page, shapes: Shapes): readonly Group[] {
  const all: { start: number; end: number; topics: Topic[]; until: number; since: number }[] = []
  for (const { start, end, topics } of marks) {
    const names = topics.filter(topic => shapes.has(topic) || topic in papers)
    if (names.length === 0) continue
    const last = all.at(-1)
    if (last && start - last.end < ahead && !/\d/.test(text.slice(last.end, start))) {
      last.end = end
      last.topics.push(...names)
      continue
    }
    if (last) last.until = start
    all.push({ start, end, topics: names, until: text.length, since: last?.end ?? 0 })
  }
  return all
}

const bare = (written: string, signed?: true) =>
  signed ? written.replace(/\s/g, '').toUpperCase() : compact(written)

const compact = (written: string) => written.replace(/[\s.\-/+()]/g, '').toUpperCase()

/** Where a number begins whose first letters stand apart: `AB 1234567`. */
function lettered({ text, tokens }: Page, index: number): number {
  const token = tokens[index]
  const before = tokens[index - 1]
  const apart =
    token &&
    before &&
    token.start - before.end === 1 &&
    /^[A-Z]{1,3}$/.test(text.slice(before.start, before.end))
  return apart ? before.start : (token?.start ?? 0)
}

/** Papers whose numbers have no check digit: the first word with enough digits after their name. */
const papers: Readonly<Partial<Record<Topic | Identity, RegExp>>> = {
  passport:
    /(?:[A-Z]{0,3} ?\d[\dA-Z]{5,9}|[A-Z]\d{2}[A-Z]\d{5}|[A-Z][A-Z\d]{8}|\d{2} ?[A-Z]{2} ?\d{5}|\d{2} ?\d{2} ?\d{6})(?![A-Za-z0-9])/y,
  licence: /[A-Z\d](?:[ -]?[A-Z\d]){6,18}(?![A-Za-z0-9])/y,
  identity: /[A-Z\d](?:[ .\-/]?[A-Z\d]){6,17}(?![A-Za-z0-9])/y,
}
