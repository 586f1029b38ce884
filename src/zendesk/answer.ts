/** How a call reports progress and is taken back. */
export interface CallContext {
  readonly signal?: AbortSignal | undefined
  readonly progress?: ((message: string, done?: number, total?: number) => void) | undefined
  /** The version of the record, its updated_at, that the call was approved for: it is done to that version or not at all. */
  readonly stamp?: string | undefined
}

/** What is left of the account's rate budget. */
export interface Budget {
  readonly limit: number
  readonly remaining: number
  readonly resetSeconds: number
}

/** What Zendesk answered to one call, whole and unfiltered: nothing of it may reach a model as it stands. */
export interface Answer {
  readonly status: number
  /** The parsed JSON object; undefined where Zendesk's body is empty, or a write's answer could not be read. */
  readonly body: unknown
  /** Our cursor to the next page; absent at the end. */
  readonly next?: string
  /** The cursor that starts at row `shown` of this page, and at a character of its long text, for a reader that shows no more. */
  readonly resume?: (shown: number, offset?: number) => string
  /** The character of its long text at which the first row begins. */
  readonly offset?: number
  /** Plain sentences for the reader. */
  readonly notes: readonly string[]
  /** What Zendesk warns of in words of its own. */
  readonly warning?: string
  readonly budget?: Budget
  readonly requestId?: string
}
