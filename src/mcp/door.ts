import type { ListedTool } from './listing.ts'

/** Who calls: the agent's name, what it narrowed itself to, and what its client program says of itself. */
export interface Caller {
  readonly agent: string
  readonly narrow?: string
  readonly client?: string
  /** The client can ask its user. */
  readonly canAsk?: boolean
}

/** How a running call hears that it was taken back, and how it tells what it is waiting for. */
export interface CallContext {
  readonly signal?: AbortSignal
  readonly progress?: (message: string, done?: number, total?: number) => void
  /** What was said to a question, under the state that came with it; `by` whom, where it was not the client's user. */
  readonly answer?: { readonly state: string; readonly yes: boolean; readonly by?: string } | undefined
  /** The trace id of the client's request. */
  readonly trace?: string | undefined
}

/** What a call came to: what the model reads, as objects and as text, and what a client may want to know beside it. */
export interface Result {
  readonly value: Record<string, unknown>
  readonly text: string
  readonly meta: Record<string, unknown>
}

/** Nothing was done yet: the client's user is to be asked, and the answer comes back with the state. */
export interface Question {
  readonly question: string
  readonly state: string
}

/** The one door that every transport leads to: it decides what is seen, and every call passes through it. */
export interface Door {
  /** What the caller may see now, in catalog order; the same array as long as nothing changed. */
  list(caller: Caller): readonly ListedTool[]
  /** The same array for what follows from it: no client has asked for its tools, and no record says so. */
  exposed(caller: Caller): readonly ListedTool[]
  /** Throws UnknownTool, or a DeskwardenError whose sentence the model may read. */
  call(caller: Caller, name: string, args: unknown, context: CallContext): Promise<Result | Question>
  instructions(caller: Caller): string
  /** Tells the listener whenever a list may have changed, until the returned function is called. */
  changed(listener: () => void): () => void
}
