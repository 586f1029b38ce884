/** A mail as a program sends it, and what a model should read of it. */
export interface Mail {
  /** The program, its language, and what is particular about the mail. */
  readonly title: string
  readonly html?: string
  readonly text?: string
  /** Words that stay. */
  readonly keeps: readonly string[]
  /** Words that are not to be read. */
  readonly leaves?: readonly string[]
  /** What is folded, in order. */
  readonly folded: readonly ('quote' | 'signature')[]
}
