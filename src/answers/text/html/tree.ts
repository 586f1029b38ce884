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
  const open = new OpenElements(root, counts)
  let tag = ''
  let attribute = ''
  let value: string | undefined
  let attributes = new Map<string, string>()

  const words = (text: string) => {
    const { node, sight, marks, shown, mute } = open.here()
    const letters = () => text.replace(/\s+/g, '').length
    if (mute) return
    if (unseen(sight)) count(counts, 'hidden', letters())
    else {
      if (shown !== marks) count(counts, 'faint', letters())
      const before = node.children.at(-1)
      if (before?.kind === 'words' && before.marks === shown && before.lines === sight.lines)
        before.text += text
      else node.children.push({ kind: 'words', text, marks: shown, lines: sight.lines })
    }
  }

  const started = () => {
    if (tag === 'img' || tag === 'image') show()
    else if (tag === 'br' || tag === 'hr') alone(tag)
    else if (!empty.has(tag)) {
      open.begin(tag, attributes)
      if (signature.test(`${attributes.get('class')} ${attributes.get('id')}`)) alone('signature')
    }
  }
  const alone = (name: string) => {
    if (name === 'hr') open.end('p')
    const { node, sight, mute } = open.here()
    if (mute || unseen(sight)) return
    node.children.push(
      name === 'br' ? { kind: 'break' } : { kind: 'element', name, attributes, children: [] },
    )
  }
  const show = () => {
    open.begin('picture', attributes)
    const shown = picture(attributes)
    const seen = shown !== undefined && !unseen(open.here().sight)
    if (seen) words(shown)
    if (!seen || shown.startsWith('![')) count(counts, 'picture')
    open.end('picture')
  }

  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => words(html.slice(start, end)),
    ontextentity: point => words(String.fromCodePoint(point)),
    onopentagname(start, end) {
      tag = html.slice(start, end).toLowerCase()
      attributes = new Map()
    },
    onattribname(start, end) {
      attribute = html.slice(start, end).toLowerCase()
      value = telling.has(attribute) && !attributes.has(attribute) ? '' : undefined
    },
    onattribdata(start, end) {
      if (value !== undefined) value += html.slice(start, end)
    },
    onattribentity(point) {
      if (value !== undefined) value += String.fromCodePoint(point)
    },
    onattribend() {
      if (value !== undefined) attributes.set(attribute, value)
    },
    onopentagend: started,
    onselfclosingtag: started,
    onclosetag(start, end) {
      const name = html.slice(start, end).toLowerCase()
      if (name === 'br') alone('br')
      else open.end(name)
    },
    oncomment: () => count(counts, 'comment'),
    oncdata: () => {},
    ondeclaration: () => {},
    onprocessinginstruction: () => {},
    onend: () => {},
  }
  const parser = new Parser({}, callbacks)
  parser.write(html)
  parser.end()
  return root
}
