import type { Tokenizer } from 'htmlparser2'
import type { Counts } from './counts.ts'
import { render } from './html/render.ts'
import { tree } from './html/tree.ts'

/** Markdown of an HTML text, and what it leaves out or marks. */
export interface Rendered {
  readonly text: string
  readonly counts: Counts
}

/** Reads HTML with a parser: what a person would see of it, as compact Markdown. */
export const markdown =
  (Parser: typeof Tokenizer) =>
  (html: string): Rendered => {
    const counts: Counts = {}
    return { text: render(tree(html, Parser, counts)), counts }
  }
