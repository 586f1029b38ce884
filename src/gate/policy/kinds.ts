/** How a yes is given, from none at all to never. */
export const modes = ['never', 'preview', 'ask', 'operator', 'refuse'] as const
export type Mode = (typeof modes)[number]

/** What a call may be, so that it wants a yes. `tainted` could do harm, and its agent has read customers' words. */
export const classes = ['destructive', 'bulk', 'public', 'write', 'tainted'] as const
export type Class = (typeof classes)[number]

/** What is counted. */
export const counted = ['calls', 'writes', 'destructive', 'publicReplies'] as const
export type Counted = (typeof counted)[number]

const words: Readonly<Record<Counted, readonly [one: string, many: string]>> = {
  calls: ['call', 'calls'],
  writes: ['write', 'writes'],
  destructive: ['destructive call', 'destructive calls'],
  publicReplies: ['public reply', 'public replies'],
}

/** So many of what is counted, as an operator says it: `1 write`, `no public replies`. */
export const amount = (kind: Counted, count: number): string =>
  `${count === 0 ? 'no' : count} ${words[kind][count === 1 ? 0 : 1]}`

/** How a yes to a tainted call is given: never by the agent alone, whom a customer may have led. */
export const taintedModes = ['never', 'ask', 'operator', 'refuse'] as const

/** How much of what is personal an agent does not see. */
export const masks = ['off', 'partial', 'strict'] as const
export type Mask = (typeof masks)[number]
