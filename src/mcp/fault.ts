import { DeskwardenError, type ErrorFacts } from '../errors.ts'

/** What a client is told of a failure: one sentence, and its kind and facts for a program that acts on them. */
export interface Fault {
  readonly text: string
  readonly about: { readonly kind: string } & ErrorFacts
}

/** Only a sentence of our own reaches the client: the text of any other error goes to the report alone. */
export function fault(error: unknown, report: (error: unknown) => void): Fault {
  if (error instanceof DeskwardenError)
    return { text: error.message, about: { kind: error.kind, ...error.facts } }
  report(error)
  return {
    text: "Deskwarden failed: internal error. The operator finds the cause in the server's log.",
    about: { kind: 'internal' },
  }
}
