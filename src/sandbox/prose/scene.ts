/** What a ticket is about; it decides the group, the tags and the custom fields. */
export type Topic =
  | 'delivery'
  | 'machine'
  | 'app'
  | 'billing'
  | 'subscription'
  | 'beans'
  | 'service'
  | 'privacy'

export type Speaker = 'customer' | 'agent' | 'note'

/** Who speaks, and what. Words in braces are filled in: {order}, {serial}, {firmware}, {product}, {first}… */
export type Turn = readonly [by: Speaker, text: string]

/** One believable conversation, the customer first. It can be cut after any turn. */
export interface Scene {
  readonly topic: Topic
  readonly subject: string
  readonly turns: readonly Turn[]
}

/** The prose of one language. */
export interface Prose {
  /** How a customer opens and ends a message. */
  readonly hello: readonly string[]
  readonly bye: readonly string[]
  /** How an agent does. */
  readonly agentHello: string
  readonly agentBye: string
  /** The line a mail program writes above a quoted message. */
  readonly quoted: string
  readonly months: readonly string[]
  /** Sunday first. */
  readonly weekdays: readonly string[]
  readonly date: string
  readonly scenes: readonly Scene[]
  /** Pairs that prolong any conversation: the agent asks, the customer answers. */
  readonly further: readonly (readonly [agent: string, customer: string])[]
  readonly praise: readonly string[]
  readonly complaint: readonly string[]
}

/** A file that hangs on a comment, before it has an id. */
export interface File {
  readonly name: string
  readonly kind: string
  readonly size: number
  readonly inline?: true
}

/** One message whose every word is given. */
export interface Line {
  readonly by: Speaker
  readonly text: string
  readonly html?: string
  readonly files?: readonly File[]
}
