import type { Counts as Masked } from './mask/kinds.ts'
import type { Rendered } from './text/markdown.ts'
import type { Titles } from './view/custom.ts'
import type { Names } from './view/names.ts'
import type { Promises } from './view/promise.ts'

/** What writing an answer takes besides the answer. */
export interface Reading {
  /** The most that an answer costs, in tokens, as text and as objects each. */
  readonly budget: number
  /** Masks for the agent who reads. */
  readonly mask: (value: unknown) => { readonly value: unknown; readonly counts: Masked }
  readonly names: Names
  readonly titles: Titles
  /** Reads HTML; needed where the answer has comments. */
  readonly html?: (html: string) => Rendered
  /** What is shown where nothing more is asked for. */
  readonly promise: Promises
  /** 0 to 1. */
  readonly random: () => number
}
