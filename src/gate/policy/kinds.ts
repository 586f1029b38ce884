/** How a yes is given, from none at all to never. */
export const modes = ['never', 'preview', 'ask', 'operator', 'refuse'] as const
export type Mode = (typeof modes)[number]

/** What a call may be, so that it wants a yes. */
export const classes = ['destructive', 'bulk', 'public', 'write'] as const
export type Class = (typeof classes)[number]

/** What is counted. */
export const counted = ['calls', 'writes', 'destructive', 'publicReplies'] as const
export type Counted = (typeof counted)[number]

/** What is counted, as an operator says it. */
export const counts: Readonly<Record<Counted, string>> = {
  calls: 'calls',
  writes: 'writes',
  destructive: 'destructive calls',
  publicReplies: 'public replies',
}
