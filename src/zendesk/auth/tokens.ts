import { z } from 'zod'

const Milliseconds = z.number().int().optional()

/** The secrets of one sign-in, and how long they hold. */
export const Tokens = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).optional(),
  /** When Zendesk gave them, by our clock. */
  issuedAtMs: Milliseconds,
  /** Absent: they do not expire. */
  expiresAtMs: Milliseconds,
  refreshExpiresAtMs: Milliseconds,
  /** Of a confidential client. */
  clientSecret: z.string().min(1).optional(),
})
export type Tokens = z.output<typeof Tokens>

/** What Zendesk granted: the tokens, and what they may do. */
export interface Granted {
  readonly tokens: Tokens
  readonly scopes: readonly string[]
}

/** The one form in which tokens are kept. */
export const written = (tokens: Tokens): string => JSON.stringify(tokens)

/** Reads it again; undefined where it is damaged. */
export function read(text: string): Tokens | undefined {
  try {
    return Tokens.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
