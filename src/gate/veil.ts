import type { Mask } from './policy/kinds.ts'

/** For whom something is written. */
export interface Reader {
  readonly agent: string
  readonly mask: Mask
}

/** Makes words that are not ours fit for an agent: clean, and masked. `names`: of people whom they may name. */
export type Say = (
  text: string,
  reader: Reader,
  names?: readonly string[],
) => Promise<{ readonly text: string; readonly masked: Readonly<Record<string, number>> }>

/** What may be told of a call, to the model and to whoever is asked: clean, masked, and with the agent's handles where their values would stand. */
export interface Veil {
  text(text: string, names?: readonly string[]): Promise<string>
  /** The same for all that is put into a text: `write` gets the words to put in its place. `names`: of people who may be named in it. */
  within(write: (told: (text: string) => string) => string, names: readonly string[]): Promise<string>
  /** Arguments from which a trace may take the ids: a value is none that came from a handle. */
  traced(values: Values): Values
}

type Values = Readonly<Record<string, unknown>>

/** `used`: what the agent's handles in this call stand for; `count` hears how much was masked, by kind. */
export function veil(
  say: Say | undefined,
  reader: Reader,
  used: ReadonlyMap<string, string>,
  count: (masked: Readonly<Record<string, number>>) => void,
): Veil {
  const covers = new Map(
    [...used].flatMap(([handle, value]) => [handle, value].map(one => [key(one), handle])),
  )
  const marks = pattern([...used].flat())
  const masked = async (text: string, names: readonly string[]) => {
    if (!say || text.trim() === '') return text
    const said = await say(text, reader, names)
    count(said.masked)
    return said.text
  }
  const text = async (whole: string, names: readonly string[] = []) => {
    if (!marks) return masked(whole, names)
    // A handle would be taken for a forged one if it were masked with the rest.
    const told = whole
      .split(marks)
      .map((piece, at) => (at % 2 === 1 ? (covers.get(key(piece)) ?? '') : masked(piece, names)))
    return (await Promise.all(told)).join('')
  }
  return {
    traced: values =>
      Object.fromEntries(
        Object.entries(values).map(([name, one]) => [
          name,
          typeof one === 'string' && marks?.test(one) ? '' : one,
        ]),
      ),
    text,
    async within(write, names) {
      const texts = new Set<string>()
      write(one => {
        texts.add(one)
        return one
      })
      const told = new Map<string, string>()
      for (const one of texts) told.set(one, await text(one, names))
      return write(one => told.get(one) ?? '')
    },
  }
}

/** Zendesk may answer with an address in small letters. */
const key = (text: string) => text.toLowerCase()

/** Finds the texts, the longest first. */
function pattern(texts: readonly string[]): RegExp | undefined {
  if (texts.length === 0) return undefined
  const each = [...texts]
    .sort((a, b) => b.length - a.length)
    .map(text => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`(${each.join('|')})`, 'iu')
}
