import {
  applyEdits,
  createScanner,
  findNodeAtLocation,
  type JSONPath,
  modify,
  type Node,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
  visit,
} from 'jsonc-parser'
import { quoted } from '../nearest.ts'

/** JSON with comments as a value, or a sentence for each thing that is wrong with it. */
export function jsonc(text: string): { readonly value: unknown } | { readonly problems: readonly string[] } {
  const problems: string[] = []
  const open: Set<string>[] = []
  visit(
    text,
    {
      onObjectBegin: () => void open.push(new Set()),
      onObjectEnd: () => void open.pop(),
      onObjectProperty(key, _offset, _length, line) {
        const keys = open.at(-1)
        // What counts twice cannot be read at a glance, and a reader may see the other one.
        if (keys?.has(key)) problems.push(`${quoted(key)} stands twice in one object, in line ${line + 1}.`)
        if (key === '__proto__') problems.push(`${quoted(key)} is no field, in line ${line + 1}.`)
        keys?.add(key)
      },
      onError: (code, _offset, _length, line) => void problems.push(broken(code, line + 1)),
    },
    options,
  )
  const root = problems.length > 0 ? undefined : parseTree(text, [], options)
  return root ? { value: plainly(root) } : { problems: problems.length > 0 ? problems : ['It is empty.'] }
}

const options = { allowTrailingComma: true, disallowComments: false }

const broken = (code: ParseErrorCode, line: number) =>
  `It is no JSON, in line ${line}: ${printParseErrorCode(code)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()}.`

function plainly(node: Node): unknown {
  const children = node.children ?? []
  if (node.type === 'array') return children.map(plainly)
  if (node.type !== 'object') return node.value
  return Object.fromEntries(
    children.flatMap(({ children: [key, value] = [] }) =>
      key && value ? [[key.value, plainly(value)]] : [],
    ),
  )
}

/** The text with a value put at a path, or taken away where it is undefined; comments and everything else stay. A number one past the end of a list adds to it. */
export function edited(text: string, path: JSONPath, value: unknown): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' }
  return applyEdits(text, modify(text, path, value, { formattingOptions }))
}

/** The text without an entry of a list; the comments around it stay. */
export function without(text: string, list: JSONPath, at: number): string {
  const found = findNodeAtLocation(parseTree(text, [], options) ?? none, list) ?? none
  const entries = found.children ?? []
  const [before, entry, after] = [entries[at - 1], entries[at], entries[at + 1]]
  if (!entry) return text
  const end = entry.offset + entry.length
  const around =
    text.slice(before ? before.offset + before.length : found.offset, entry.offset) +
    text.slice(end, after ? after.offset : found.offset + found.length)
  const commented = /\/[/*]/.test(around)
  if (!commented) return edited(text, [...list, at], undefined)
  const scanner = createScanner(text, true)
  scanner.setPosition(end)
  scanner.scan()
  const comma = text[scanner.getTokenOffset()] === ','
  const rest = comma
    ? text.slice(end, scanner.getTokenOffset()) + text.slice(scanner.getTokenOffset() + 1)
    : text.slice(end)
  return `${text.slice(0, entry.offset).trimEnd()}\n${rest.replace(/^[ \t]*\n/, '')}`
}

const none: Node = { type: 'null', offset: 0, length: 0 }
