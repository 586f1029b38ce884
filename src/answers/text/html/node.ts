import type { Mark } from './marks.ts'
import type { Attributes } from './sight.ts'

/** A tree of what a reader sees: elements that stand on lines of their own, and the words, breaks and pictures in them. */
export type Node = Element | Words | Break

export interface Element {
  readonly kind: 'element'
  readonly name: string
  readonly attributes: Attributes
  readonly children: Node[]
}

export interface Words {
  readonly kind: 'words'
  text: string
  readonly marks: readonly Mark[]
  /** Line ends in the text count. */
  readonly lines: boolean
}

interface Break {
  readonly kind: 'break'
}
