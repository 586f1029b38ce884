import { distance } from 'fastest-levenshtein'
import { InputError } from '../../errors.ts'
import { named } from '../issues.ts'
import { quoted } from '../nearest.ts'
import type { Spot } from './spots.ts'

/** Who or what a name may stand for. */
export interface Candidate {
  readonly id: number
  readonly name: string
  /** What else it is known by, to the letter: an e-mail address, a key. */
  readonly also?: readonly string[]
}

/** What was found for a name, and whether that is all there is. */
export interface Found {
  readonly candidates: readonly Candidate[]
  readonly complete: boolean
}

/** What a name is of, in words, and how its id is found otherwise. */
export interface Kind {
  readonly noun: string
  readonly nouns: string
  readonly how: string
}

/** So many candidates are told. */
const most = 5

/** A name that is nobody's, or not one's alone. */
export class Unclear extends InputError {
  /** Those who are told beside it: words that others have written. */
  readonly names: readonly string[]
  constructor(tool: string, { path, field }: Spot, why: string, remedy: string, names: readonly string[]) {
    super(`${tool} was not called`, `${named(path)}: ${why}`, remedy, { field })
    this.names = names
  }
}

/** The one candidate that is called just so, whatever its accents and capitals; an error where that is none or not only one. */
export function choose(
  tool: string,
  spot: Spot,
  { candidates, complete }: Found,
  { noun, nouns, how }: Kind,
): number {
  const { said } = spot
  const exact = candidates.filter(candidate => isCalled(candidate, said))
  const [only, ...others] = exact
  if (only && others.length === 0 && complete) return only.id
  const error = (why: string, remedy: string, beside: readonly Candidate[] = []) =>
    new Unclear(
      tool,
      spot,
      why,
      remedy,
      // As far as they are quoted.
      beside.slice(0, most).map(({ name }) => name.slice(0, 40)),
    )
  if (exact.length > 1)
    throw error(`${exact.length} ${nouns} are called ${quoted(said)}: ${told(exact)}`, 'Give the id', exact)
  if (!complete)
    throw error(`more ${nouns} than were looked through may be called ${quoted(said)}`, `Give the id: ${how}`)
  const near = [...candidates].sort((a, b) => apart(a, said) - apart(b, said))
  throw error(
    `no ${noun} is called ${quoted(said)}${near.length > 0 ? `; there is ${told(near)}` : ''}`,
    `Give the id: ${how}`,
    near,
  )
}

const told = (candidates: readonly Candidate[]) =>
  candidates
    .slice(0, most)
    .map(({ id, name }) => `${quoted(name)} (id ${id})`)
    .join(', ') + (candidates.length > most ? ` and ${candidates.length - most} more` : '')

const isCalled = ({ name, also = [] }: Candidate, said: string) =>
  folded(name) === folded(said) || also.some(one => one.toLowerCase() === said.trim().toLowerCase())

const apart = ({ name }: Candidate, said: string) =>
  distance(folded(name).slice(0, 60), folded(said).slice(0, 60))

/** A name without what hands leave out: accents, capitals, spaces too many. The marks of other scripts than Latin, Greek and Cyrillic make other letters, and stay. */
export const folded = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
