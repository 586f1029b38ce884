import { bold } from './marks.ts'
import type { Element, Node, Words } from './node.ts'
import { rows, span } from './table.ts'
import { Writer } from './writer.ts'

/** Where a node stands. */
interface Place {
  readonly lists: number
  readonly heading: boolean
}

/** The tree as Markdown. */
export function render(root: Element): string {
  const writer = new Writer()
  all(root.children, writer, { lists: 0, heading: false })
  return writer.text()
}

const all = (nodes: readonly Node[], writer: Writer, place: Place): void => {
  for (const node of nodes) one(node, writer, place)
}

type Writes = (element: Element, writer: Writer, place: Place) => void

const inside: Writes = ({ children }, writer, place) => all(children, writer, place)

/** A blank line around it. */
const apart = (place: Place) => (place.lists > 0 ? 1 : 2)
const spaced =
  (body: Writes): Writes =>
  (element, writer, place) => {
    writer.need(apart(place))
    body(element, writer, place)
    writer.need(apart(place))
  }

const item: Writes = (element, writer, place) =>
  writer.within('- ', '  ', () => inside(element, writer, place))
const quote: Writes = (element, writer, place) =>
  writer.within('> ', '> ', () => inside(element, writer, place))
const rule: Writes = (_, writer) => writer.words('---', [])
const signature: Writes = (_, writer) => {
  if (!writer.after('--')) writer.line('--')
}

function one(node: Node, writer: Writer, place: Place): void {
  if (node.kind === 'break') writer.break()
  else if (node.kind === 'words') words(node, writer, place)
  else {
    writer.need(1)
    const write = byName.get(node.name) ?? inside
    write(node, writer, place)
    writer.need(1)
  }
}

function words({ text, marks, lines }: Words, writer: Writer, { heading }: Place): void {
  // A heading is bold already.
  const shown = heading ? marks.filter(mark => mark !== bold) : marks
  for (const [index, line] of (lines ? text.split('\n') : [text]).entries()) {
    if (index > 0) writer.break()
    writer.words(line, shown)
  }
}

const heading: Writes = ({ name, children }, writer, place) =>
  writer.within(`${'#'.repeat(Number(name.slice(1)))} `, '', () =>
    all(children, writer, { ...place, heading: true }),
  )

const list: Writes = ({ name, attributes, children }, writer, place) => {
  const inner = { ...place, lists: place.lists + 1 }
  let number = Number.parseInt(attributes.get('start') ?? '1', 10) || 1
  for (const child of children) {
    if (child.kind !== 'element' || child.name !== 'li') {
      one(child, writer, inner)
      continue
    }
    number = Number.parseInt(child.attributes.get('value') ?? '', 10) || number
    writer.need(1)
    writer.within(name === 'ol' ? `${number}. ` : '- ', '  ', () => all(child.children, writer, inner))
    number += 1
  }
}

const table: Writes = (node, writer, place) => {
  const data = rows(node)
  if (data === undefined) all(node.children, writer, place)
  else {
    const lines = data.map(row =>
      row.flatMap(cell => [text(cell), ...new Array<string>(span(cell) - 1).fill('')]),
    )
    const width = Math.max(...lines.map(line => line.length))
    for (const [index, line] of lines.entries()) {
      writer.line(`| ${Array.from({ length: width }, (_, column) => line[column] ?? '').join(' | ')} |`)
      if (index === 0) writer.line(`|${'---|'.repeat(width)}`)
    }
  }
}

/** A cell on one line. */
function text(cell: Element): string {
  const writer = new Writer(true)
  all(cell.children, writer, { lists: 0, heading: cell.name === 'th' })
  return writer.text().replaceAll('|', '\\|')
}

/** Text whose line ends count; in a fence, unless it is what a whole mail was put in. */
const pre: Writes = (node, writer) => {
  const content = literal(node.children).replace(/^\n/, '').trimEnd()
  if (content === '') return
  const lines = content.split('\n')
  const letter =
    node.attributes.has('wrap') ||
    /wrap|moz-/.test(`${node.attributes.get('style')} ${node.attributes.get('class')}`)
  if (letter) for (const line of lines) line.trim() === '' ? writer.break() : writer.line(line)
  else {
    const fence = '`'.repeat(Math.max(3, 1 + longest(content)))
    for (const line of [fence, ...lines, fence]) writer.line(line)
  }
}

const longest = (content: string) =>
  (content.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)

/** The characters of a text as they stand. */
const literal = (nodes: readonly Node[]): string =>
  nodes
    .map(node =>
      node.kind === 'words' ? node.text : node.kind === 'break' ? '\n' : `\n${literal(node.children)}\n`,
    )
    .join('')

const byName: ReadonlyMap<string, Writes> = new Map([
  ...['p', 'dl', 'figure', 'fieldset'].map((name): [string, Writes] => [name, spaced(inside)]),
  ...['ul', 'ol', 'menu', 'dir'].map((name): [string, Writes] => [name, spaced(list)]),
  ...['pre', 'listing', 'xmp'].map((name): [string, Writes] => [name, spaced(pre)]),
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, Writes] => [name, spaced(heading)]),
  ['table', spaced(table)],
  ['blockquote', spaced(quote)],
  ['hr', spaced(rule)],
  ['li', item],
  ['signature', signature],
])
