import { type Counts, count } from '../counts.ts'
import { classOf, flag, isFlag, joins, lastTag, selects } from './characters.ts'
import { bracket, decoded, longest } from './entities.ts'

/** So many are shown in one text; a text that is full of them would grow without end. */
const mostShown = 20
/** No command to a terminal is longer. */
const longestCommand = 32

const inName = /^[#\w-]$/
const parameter = /^[ !"#$%'()*+,./\d:;<=>?-]$/
const final = /^[@-~]$/

/**
 * One pass over the characters of a text. What it decides depends on what is already written, not on what was read, so
 * that nothing hides by being taken apart: an entity with a zero-width space in it, a space written as an entity in that.
 */
export class Pass {
  readonly #out: string[] = []
  readonly #counts: Counts
  #ampersand = -1
  #joiner = ''
  #tags: string[] = []
  #afterReturn = false
  /** Where a command to the terminal began, and whether its bracket came. */
  #command = -1
  #begun = false
  #shown = 0

  constructor(counts: Counts) {
    this.#counts = counts
  }

  read(text: string): string {
    for (const character of text) this.#feed(character)
    this.#settle('')
    this.#dropTags()
    if (this.#joiner !== '' && joins(this.#last(), this.#joiner, '')) this.#out.push(this.#joiner)
    else if (this.#joiner !== '') count(this.#counts, 'invisible')
    return this.#out.join('')
  }

  #last(): string {
    return this.#out.at(-1) ?? ''
  }

  #feed(character: string): void {
    if (character === '\r') {
      this.#plain('\n')
      this.#afterReturn = true
      return
    }
    const second = this.#afterReturn && character === '\n'
    this.#afterReturn = false
    if (second) return
    const kind = classOf(character)
    if (kind !== 'tag') this.#dropTags()
    if (kind === 'plain') this.#plain(character)
    else if (kind === 'line end') this.#plain('\n')
    else if (kind === 'control') this.#control(character)
    else if (kind === 'surrogate') this.#instead('broken', '\ufffd')
    else if (kind === 'no character') count(this.#counts, 'broken')
    else if (kind === 'direction') count(this.#counts, 'direction')
    else if (kind === 'override') this.#override(character)
    else if (kind === 'tag') this.#tag(character)
    else if (kind === 'blank') this.#instead('invisible', ' ')
    else if (kind === 'selector' && selects(this.#last(), character)) this.#out.push(character)
    else if (kind === 'selector') count(this.#counts, 'selector')
    else if (kind === 'joiner' && this.#joiner === '') this.#joiner = character
    else count(this.#counts, 'invisible')
  }

  #plain(character: string): void {
    if (this.#command < 0) this.#keep(character)
    else if (!this.#begun && character === '[') {
      this.#begun = true
      this.#keep(character)
      // An entity ended there, and took some of what was written before.
      if (this.#out.length <= this.#command) this.#command = -1
    } else if (this.#begun && final.test(character)) {
      this.#cut(this.#command)
      this.#command = -1
    } else {
      const more =
        this.#begun && parameter.test(character) && this.#out.length < this.#command + longestCommand
      if (!more) this.#command = -1
      this.#keep(character)
    }
  }

  #control(character: string): void {
    const begins = character === '\u001b' || character === '\u009b'
    count(this.#counts, begins ? 'escape' : 'control')
    if (!begins) return
    this.#command = this.#out.length
    this.#begun = character === '\u009b'
  }

  #override(character: string): void {
    count(this.#counts, 'direction')
    if (this.#shown === mostShown) return
    this.#shown += 1
    for (const sign of `⟨U+${character.charCodeAt(0).toString(16).toUpperCase()}⟩`) this.#plain(sign)
  }

  #tag(character: string): void {
    if (character === lastTag && isFlag(this.#tags)) {
      this.#out.push(...this.#tags, character)
      this.#tags = []
    } else if (character !== lastTag && this.#last() === flag && this.#tags.length < 5)
      this.#tags.push(character)
    else count(this.#counts, 'tag')
  }

  #dropTags(): void {
    count(this.#counts, 'tag', this.#tags.length)
    if (this.#tags.length > 0) this.#tags = []
  }

  #instead(kind: 'broken' | 'invisible', character: string): void {
    count(this.#counts, kind)
    this.#plain(character)
  }

  /** Writes a character, once what came before it is decided. */
  #keep(character: string): void {
    if (this.#joiner !== '') {
      if (joins(this.#last(), this.#joiner, character)) this.#out.push(this.#joiner)
      else count(this.#counts, 'invisible')
      this.#joiner = ''
    }
    if (!inName.test(character) && this.#settle(character)) return
    if (character === '&') this.#ampersand = this.#out.length
    this.#out.push(character)
  }

  /** Takes back what is written from here on; an entity that was begun before may go on. */
  #cut(at: number): void {
    this.#out.length = at
    let before = at - 1
    while (before > at - longest && inName.test(this.#out[before] ?? '')) before -= 1
    this.#ampersand = this.#out[before] === '&' ? before : -1
  }

  /** Decodes the entity that `next` ends; true where that belongs to it. */
  #settle(next: string): boolean {
    const at = this.#ampersand
    if (at < 0) return false
    this.#ampersand = -1
    if (this.#out[at] !== '&' || this.#out.length - at > longest) return false
    const name = this.#out.slice(at + 1).join('')
    const whole = next === ';' || name.startsWith('#') ? decoded(name) : undefined
    // An equals sign: it is a parameter of an address.
    const [sign, rest] = whole === undefined && next !== '=' ? (bracket(name) ?? []) : [whole, '']
    if (sign === undefined) return false
    this.#cut(at)
    count(this.#counts, 'entity')
    for (const character of sign + rest) this.#feed(character)
    return next === ';' && whole !== undefined
  }
}
