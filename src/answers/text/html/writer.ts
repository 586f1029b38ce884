import type { Mark } from './marks.ts'

/** Containers within containers get no more room than this. */
const deepest = 8

interface Frame {
  readonly mark: Mark | undefined
  text: string
}

interface Container {
  /** What stands before its first line, until that is written. */
  first: string | undefined
  readonly rest: string
}

const blanks = /[ \t\n\f\r\u00a0]+/g

/** Lines of Markdown, as words and the boundaries between them arrive. `flat` writes all on one line, for a cell. */
export class Writer {
  readonly #lines: string[] = []
  readonly #containers: Container[] = []
  readonly #flat: boolean
  #frames: Frame[] = [{ mark: undefined, text: '' }]
  /** A space is due before the next word. */
  #space = false
  /** So many line ends are due before the next word. */
  #due = 0
  /** The fewest containers there were since the last word: a blank line between two belongs to what they share. */
  #shared = 0

  constructor(flat = false) {
    this.#flat = flat
  }

  /** Words, with runs of white space as one space. */
  words(text: string, marks: readonly Mark[]): void {
    const words = text.replace(blanks, ' ').trim()
    if (words.length < text.length && text.trimStart() !== text) this.#space = true
    if (words === '') return
    this.#open(marks, words)
    this.#space = text.trimEnd() !== text
  }

  /** A line as it is: white space and all. */
  line(text: string): void {
    this.need(1)
    this.#next()
    this.#put(text)
    this.need(1)
  }

  /** At least so many line ends before the next word. */
  need(lines: number): void {
    if (this.#flat) {
      this.#space = true
      return
    }
    this.#end()
    this.#due = Math.max(this.#due, lines)
  }

  /** A line end more, up to one blank line. */
  break(): void {
    this.need(Math.min(2, this.#due + 1))
  }

  /** What `body` writes, in a container: `first` before its first line, `rest` before the others. */
  within(first: string, rest: string, body: () => void): void {
    const deep = this.#containers.length >= deepest
    this.#containers.push({ first: deep ? '' : first, rest: deep ? '' : rest })
    body()
    this.need(1)
    this.#containers.pop()
    this.#shared = Math.min(this.#shared, this.#containers.length)
  }

  /** Whether the last line says just this. */
  after(text: string): boolean {
    return this.#lines.at(-1) === text
  }

  text(): string {
    this.#end()
    return this.#lines.join('\n')
  }

  #open(marks: readonly Mark[], words: string): void {
    if (this.#due > 0) this.#next()
    let same = 0
    while (same < marks.length && this.#frames[same + 1]?.mark === marks[same]) same += 1
    this.#leave(same)
    const top = this.#frames.at(-1)
    if (top === undefined) return
    if (this.#space && top.text !== '') top.text += ' '
    this.#space = false
    for (const mark of marks.slice(same)) this.#frames.push({ mark, text: '' })
    const inner = this.#frames.at(-1)
    if (inner) inner.text += words
  }

  /** Closes what is marked, down to so many marks. */
  #leave(kept: number): void {
    while (this.#frames.length > kept + 1) {
      const frame = this.#frames.pop()
      const outer = this.#frames.at(-1)
      if (frame && outer) outer.text += frame.mark?.wrap(frame.text) ?? frame.text
    }
  }

  #next(): void {
    if (this.#due > 1 && this.#lines.length > 0)
      this.#lines.push(
        this.#containers
          .slice(0, this.#shared)
          .map(({ rest }) => rest)
          .join('')
          .trimEnd(),
      )
    this.#due = 0
    this.#space = false
  }

  #end(): void {
    this.#leave(0)
    const text = this.#frames[0]?.text ?? ''
    this.#frames = [{ mark: undefined, text: '' }]
    if (text !== '') this.#put(text)
  }

  #put(text: string): void {
    this.#shared = this.#containers.length
    let before = ''
    for (const container of this.#containers) {
      before += container.first ?? container.rest
      container.first = undefined
    }
    this.#lines.push((before + text).trimEnd())
  }
}
