import { z } from 'zod'

/** What is remembered of a sign-in beside its secrets. It holds none, so that listing tools needs no keychain. */
export const SignIn = z.object({
  /** The account's host, such as acme.zendesk.com; with a port where the address has one. */
  account: z.string().min(1),
  clientId: z.string().min(1),
  grant: z.enum(['authorization_code', 'client_credentials']),
  user: z.object({ id: z.number().int(), name: z.string(), role: z.string() }),
  scopes: z.array(z.string()).readonly(),
  signedInAtMs: z.number().int(),
  expiresAtMs: z.number().int().optional(),
  refreshExpiresAtMs: z.number().int().optional(),
  where: z.enum(['keychain', 'file']),
  /** Signing in again is needed: Zendesk refused the renewal, or its answer was lost. */
  ended: z.enum(['refused', 'lost']).optional(),
})
export type SignIn = z.output<typeof SignIn>

/** The sign-ins of one user on this machine. */
export interface SignIns {
  /** The sign-in of this moment: the file is looked at on every question and read when it changed. */
  read(account: string): SignIn | undefined
  /** The accounts that are signed in to, in order. */
  accounts(): readonly string[]
  write(signIn: SignIn): Promise<void>
  remove(account: string): Promise<void>
  /** Tells the listener when the sign-in has changed, whoever changed it, until the returned function is called. */
  watch(account: string, listener: () => void): () => void
}
