import type { Element, Node } from './node.ts'

/** The rows of a table that holds data, as cells; undefined for one that only arranges a page. */
export function rows(table: Element): readonly (readonly Element[])[] | undefined {
  const role = table.attributes.get('role')
  if (role === 'presentation' || role === 'none') return undefined
  const found: Element[][] = []
  if (!collect(table, found)) return undefined
  const filled = found.filter(row => row.length > 0)
  const headed = filled[0]?.every(cell => cell.name === 'th') ?? false
  const widths = new Set(filled.map(width))
  const most = Math.max(0, ...widths)
  const even = headed || widths.size === 1
  return filled.length >= 2 && most >= 2 && most <= 30 && even && filled.every(row => row.every(small))
    ? filled
    : undefined
}

/** The columns that a cell spans. */
export const span = (cell: Element) =>
  Math.min(30, Math.max(1, Number.parseInt(cell.attributes.get('colspan') ?? '1', 10) || 1))

const width = (row: readonly Element[]) => row.reduce((sum, cell) => sum + span(cell), 0)

const isElement = (node: Node): node is Element => node.kind === 'element'

/** The rows below a table or a part of it; false where something else than cells stands in it. */
function collect(part: Element, rows: Element[][]): boolean {
  return part.children.every(child => {
    if (!isElement(child)) return child.kind === 'break' || child.text.trim() === ''
    if (child.name === 'tr') {
      rows.push(child.children.filter(isElement))
      return child.children.every(cell =>
        isElement(cell)
          ? cell.name === 'td' || cell.name === 'th'
          : cell.kind === 'break' || cell.text.trim() === '',
      )
    }
    return /^(thead|tbody|tfoot)$/.test(child.name) && collect(child, rows)
  })
}

/** More words than this in a cell are prose that was put in columns. */
const mostCharacters = 300

/** A cell of data has few words, and nothing that needs lines of its own. */
function small(cell: Element): boolean {
  let characters = 0
  let blocks = 0
  const walk = (node: Node): boolean => {
    if (node.kind === 'words') characters += node.text.trim().length
    else if (isElement(node) && node !== cell) {
      if (!/^(p|div|center|h[1-6])$/.test(node.name)) return false
      blocks += 1
    }
    return characters <= mostCharacters && blocks <= 4 && (!isElement(node) || node.children.every(walk))
  }
  return walk(cell)
}
