import type { Tokenizer, TokenizerCallbacks } from 'htmlparser2'
import { type Counts, count } from '../counts.ts'
import { empty } from './names.ts'
import type { Element } from './node.ts'
import { OpenElements } from './open.ts'
import { picture } from './picture.ts'
import { unseen } from './sight.ts'

/** The attributes that say something about what is seen, and how. */
const telling = new Set(
  'style hidden href src alt width height start value role color bgcolor border class id colspan open wrap'.split(
    ' ',
  ),
)

/** Signatures, as mail programs call them. */
const signature =
  /(^|[\s_-])(gmail_signature|moz-signature|applemailsignature|ms-outlook-mobile-signature|signature)($|\s)/i

/** What a reader sees of an HTML text, as a tree. What is hidden is left out and counted. */
export function tree(html: string, Parser: typeof Tokenizer, counts: Counts): Element {
  const root: Element = { kind: 'element', name: 'body', attributes: new Map(), children: [] }
  const parser = new Parser({}, new Builder(html, root, counts))
  parser.write(html)
  parser.end()
  return root
}

/** Hangs what the tokenizer finds into the tree. */
class Builder implements TokenizerCallbacks {
  readonly #html: string
  readonly #open: OpenElements
  readonly #counts: Counts
  #tag = ''
  #attribute = ''
  #value: string | undefined
  #attributes = new Map<string, string>()

  constructor(html: string, root: Element, counts: Counts) {
    this.#html = html
    this.#open = new OpenElements(root, counts)
    this.#counts = counts
  }

  ontext(start: number, end: number): void {
    this.#words(this.#html.slice(start, end))
  }

  ontextentity(point: number): void {
    this.#words(String.fromCodePoint(point))
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#html.slice(start, end).toLowerCase()
    this.#attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase()
    const told = telling.has(this.#attribute) && !this.#attributes.has(this.#attribute)
    this.#value = told ? '' : undefined
  }

  onattribdata(start: number, end: number): void {
    if (this.#value !== undefined) this.#value += this.#html.slice(start, end)
  }

  onattribentity(point: number): void {
    if (this.#value !== undefined) this.#value += String.fromCodePoint(point)
  }

  onattribend(): void {
    if (this.#value !== undefined) this.#attributes.set(this.#attribute, this.#value)
  }

  onopentagend(): void {
    const tag = this.#tag
    if (tag === 'img' || tag === 'image') this.#picture()
    else if (tag === 'br' || tag === 'hr') this.#alone(tag)
    else if (!empty.has(tag)) {
      this.#open.begin(tag, this.#attributes)
      if (signs(this.#attributes)) this.#alone('signature')
    }
  }

  /** HTML knows no such tags: the slash says nothing. */
  onselfclosingtag(): void {
    this.onopentagend()
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase()
    if (name === 'br') this.#alone(name)
    else this.#open.end(name)
  }

  oncomment(): void {
    count(this.#counts, 'comment')
  }

  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #words(text: string): void {
    this.#open.resume()
    const { sight, marks, shown, mute } = this.#open.face
    if (mute) return
    if (unseen(sight)) count(this.#counts, 'hidden', letters(text))
    else {
      if (shown !== marks) count(this.#counts, 'faint', letters(text))
      const { children } = this.#open.node
      const before = children.at(-1)
      if (before?.kind === 'words' && before.marks === shown && before.lines === sight.lines)
        before.text += text
      else children.push({ kind: 'words', text, marks: shown, lines: sight.lines })
    }
  }

  #alone(name: string): void {
    if (name === 'hr') this.#open.end('p')
    const { sight, mute } = this.#open.face
    if (mute || unseen(sight)) return
    this.#open.node.children.push(
      name === 'br'
        ? { kind: 'break' }
        : { kind: 'element', name, attributes: this.#attributes, children: [] },
    )
  }

  #picture(): void {
    this.#open.begin('picture', this.#attributes)
    const shown = picture(this.#attributes)
    const seen = shown !== undefined && !unseen(this.#open.face.sight)
    if (seen) this.#words(shown)
    if (!seen || shown.startsWith('![')) count(this.#counts, 'picture')
    this.#open.end('picture')
  }
}

const signs = (attributes: ReadonlyMap<string, string>) =>
  (attributes.has('class') || attributes.has('id')) &&
  signature.test(`${attributes.get('class')} ${attributes.get('id')}`)

const letters = (text: string) => text.replace(/\s+/g, '').length
