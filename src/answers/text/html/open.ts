import type { Counts } from '../counts.ts'
import { added, type Mark, marking, pale } from './marks.ts'
import {
  blocks,
  cells,
  contexts,
  ends,
  formatting,
  headings,
  keepsParagraph,
  lists,
  passed,
  silent,
  tabular,
  walls,
} from './names.ts'
import type { Element } from './node.ts'
import { type Attributes, faint, plain, type Sight, sight, styleOf } from './sight.ts'

/** What an element makes of the words in it. */
interface Face {
  readonly sight: Sight
  readonly marks: readonly Mark[]
  /** The marks, and the one that says what people did not see. */
  readonly shown: readonly Mark[]
  /** Its content is no text. */
  readonly mute: boolean
}

/** An element that has begun and not ended. */
interface Open {
  readonly name: string
  /** It goes on when the paragraph that it began in ends. */
  readonly formatting: boolean
  /** The element on lines of its own that it is or that it lies in, and how deep that lies. */
  readonly node: Element
  readonly level: number
  readonly faceIn: (outer: Face) => Face
  readonly outer: Face | undefined
  readonly face: Face
  /** The formatting outside a cell that waits until the cell ends. */
  readonly aside: readonly Open[]
}

/** Deeper elements lend their words to the one at this level. */
const deepest = 60
/** More formatting than this at once is not carried on from paragraph to paragraph. */
const mostFormatting = 12
/** How far up a tag looks for what it ends. */
const reach = 256

const nothing: Attributes = new Map()
const unmarked: readonly Mark[] = []
const outermost: Face = { sight: plain, marks: unmarked, shown: unmarked, mute: false }

/**
 * The open elements of a document. It ends elements as browsers do in all that decides what is seen: formatting outlives
 * the paragraph that it began in, an inline end tag does not end the block around it, a table's cell is closed off.
 */
export class OpenElements {
  readonly #list: Open[] = []
  /** Formatting whose paragraph has ended: it goes on in the next one that has words. */
  #waiting: readonly Open[] = []
  readonly #root: Element
  readonly #counts: Counts
  /** How many of each name are open: most tags end nothing, and need not look. */
  readonly #named = new Map<string, number>()
  #formats = 0

  constructor(root: Element, counts: Counts) {
    this.#root = root
    this.#counts = counts
  }

  /** What words look like in the innermost element. */
  get face(): Face {
    return this.#list.at(-1)?.face ?? outermost
  }

  /** The element on lines of its own that words go into. */
  get node(): Element {
    return this.#home()?.node ?? this.#root
  }

  /** Formatting that waited goes on: words come, or something between them. */
  resume(): void {
    if (this.#waiting.length === 0) return
    for (const open of this.#waiting) this.#push({ ...open, node: this.node })
    this.#waiting = []
  }

  begin(name: string, attributes: Attributes): void {
    this.#endBefore(name)
    if (!blocks.has(name)) this.resume()
    // Outside a table its parts are no more than lines.
    const given = contexts.has(name) && !this.#has('table') ? nothing : attributes
    const style = styleOf(given)
    const change = marking(name, given, style, this.#counts)
    const mute = silent.has(name) || (name === 'dialog' && !attributes.has('open'))
    const { node, level } = this.#home() ?? { node: this.#root, level: 0 }
    const shows = blocks.has(name) && level < deepest
    const aside = cells.has(name) ? this.#waiting : []
    if (cells.has(name)) this.#waiting = []
    this.#push({
      name,
      formatting: formatting.has(name) && this.#formats + this.#waiting.length < mostFormatting,
      node: shows ? below(node, name, attributes) : node,
      level: shows ? level + 1 : level,
      faceIn: outer => faceOf(outer, sight(outer.sight, given, style), change(outer.marks), mute),
      outer: undefined,
      face: outermost,
      aside,
    })
  }

  end(name: string): void {
    const open = this.#has(name) || !headings.has(name) ? name : [...headings].find(other => this.#has(other))
    if (open === undefined) return
    if (formatting.has(open) && this.#endFormatting(open)) return
    if (!this.#has(open)) return
    if (blocks.has(open)) this.#endBlock(open)
    else
      this.#close(
        this.#find(
          ({ name }) => name === open,
          ({ name }) => blocks.has(name),
        ),
      )
  }

  /** What a start tag ends. */
  #endBefore(name: string): void {
    if (name === 'a') this.#endFormatting(name)
    const context = contexts.get(name)
    if (context && this.#has('table')) {
      const at = this.#find(
        ({ name }) => context.has(name),
        () => false,
      )
      if (at >= 0 && at < this.#list.length - 1) this.#close(at + 1)
    }
    const ended = ends.get(name)
    if (ended && [...ended].some(name => this.#has(name)))
      this.#close(
        this.#find(
          ({ name }) => ended.has(name),
          ({ name }) => blocks.has(name) && !passed.has(name),
        ),
      )
    if (blocks.has(name) && !keepsParagraph.has(name)) this.#endBlock('p')
    if (headings.has(name) && headings.has(this.#list.at(-1)?.name ?? '')) this.#close(this.#list.length - 1)
  }

  #has(name: string): boolean {
    return (this.#named.get(name) ?? 0) > 0
  }

  #endFormatting(name: string): boolean {
    const waits = this.#waiting.findLastIndex(open => open.name === name)
    if (waits >= 0) {
      this.#waiting = this.#waiting.filter((_, index) => index !== waits)
      return true
    }
    if (!this.#has(name)) return false
    const at = this.#find(
      open => open.formatting && open.name === name,
      open => walls.has(open.name),
    )
    if (at < 0) return false
    const rest = this.#list.slice(at + 1)
    const block = rest.findIndex(({ name }) => blocks.has(name))
    this.#rebuild(
      at,
      rest.filter((open, index) => block >= 0 && (open.formatting || index >= block)),
    )
    if (block < 0) this.#waiting = [...rest.filter(open => open.formatting), ...this.#waiting]
    return true
  }

  #endBlock(name: string): void {
    if (!this.#has(name)) return
    const inTable = tabular.has(name)
    this.#close(
      this.#find(
        open => open.name === name || (headings.has(name) && headings.has(open.name)),
        open =>
          inTable ? open.name === 'table' : walls.has(open.name) || (name === 'li' && lists.has(open.name)),
      ),
    )
  }

  /** The innermost open element that is wanted, looked for up to the nearest that is in the way. */
  #find(wanted: (open: Open) => boolean, stops: (open: Open) => boolean): number {
    for (let at = this.#list.length - 1; at >= Math.max(0, this.#list.length - reach); at -= 1) {
      const open = this.#list[at]
      if (open === undefined) return -1
      if (wanted(open)) return at
      if (stops(open)) return -1
    }
    return -1
  }

  /** Ends the element at this place and what began in it; formatting waits to go on, unless it began in a cell that ends. */
  #close(at: number): void {
    if (at < 0) return
    const removed = this.#list.slice(at)
    this.#rebuild(at, [])
    const cell = removed.findIndex(({ name }) => cells.has(name))
    const forms = removed.slice(0, cell < 0 ? removed.length : cell).filter(open => open.formatting)
    this.#waiting = [...forms, ...(cell < 0 ? this.#waiting : (removed[cell]?.aside ?? []))]
  }

  #home(): Open | undefined {
    for (let at = this.#list.length - 1; at >= 0; at -= 1) {
      const open = this.#list[at]
      if (open?.formatting === false) return open
    }
    return undefined
  }

  #rebuild(at: number, rest: readonly Open[]): void {
    for (const { name, formatting } of this.#list.splice(at)) {
      this.#named.set(name, (this.#named.get(name) ?? 0) - 1)
      if (formatting) this.#formats -= 1
    }
    for (const open of rest) this.#push(open)
  }

  #push(open: Open): void {
    const outer = this.face
    this.#list.push(outer === open.outer ? open : { ...open, outer, face: open.faceIn(outer) })
    this.#named.set(open.name, (this.#named.get(open.name) ?? 0) + 1)
    if (open.formatting) this.#formats += 1
  }
}

/** The face of an element in another: the same one where it changes nothing. */
const faceOf = (outer: Face, inner: Sight, marks: readonly Mark[], mute: boolean): Face =>
  inner === outer.sight && marks === outer.marks && (!mute || outer.mute)
    ? outer
    : {
        sight: inner,
        marks,
        shown: faint(inner) ? added(marks, pale) : marks,
        mute: outer.mute || mute,
      }

function below(parent: Element, name: string, attributes: Attributes): Element {
  const made: Element = { kind: 'element', name, attributes, children: [] }
  parent.children.push(made)
  return made
}
