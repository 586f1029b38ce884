import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['node']

interface Sight {
  readonly gone: boolean
  readonly tiny: boolean
  readonly invisible: boolean
}

/** Elements whose text no browser shows. */
const silent = new Set(['script', 'style', 'template', 'title', 'noembed', 'noframes', 'iframe'])

/** What a browser shows of an HTML text, by a parser of its own: the words, in order. */
export function seen(html: string): string[] {
  const words: string[] = []
  walk(parseFragment(html), { gone: false, tiny: false, invisible: false }, text =>
    words.push(...wordsOf(text)),
  )
  return words
}

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

function walk(node: Node, sight: Sight, say: (text: string) => void): void {
  if ('value' in node && node.nodeName === '#text' && !sight.gone && !sight.tiny && !sight.invisible)
    say(node.value)
  if (silent.has(node.nodeName) || !('childNodes' in node)) return
  const attributes = new Map('attrs' in node ? node.attrs.map(({ name, value }) => [name, value]) : [])
  const style = attributes.get('style') ?? ''
  const size = /font-size:(\d+)/.exec(style)?.[1]
  const visibility = /visibility:(\w+)/.exec(style)?.[1]
  const inner = {
    gone: sight.gone || attributes.has('hidden') || style.includes('display:none'),
    tiny: size === undefined ? sight.tiny : size === '0',
    invisible: visibility === undefined ? sight.invisible : visibility === 'hidden',
  }
  for (const child of node.childNodes) walk(child, inner, say)
}
