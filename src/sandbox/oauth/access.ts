import { z } from 'zod'

/** What an admin decides about getting in, and what of Zendesk's behaviour no source is sure of. */
export const Access = z.strictObject({
  /** API tokens are accepted at all; an admin can switch them off. */
  apiTokens: z.boolean().default(true),
  /** IP restrictions are on, and the address of this machine is not among the allowed ones. */
  addressRefused: z.boolean().default(false),
  /** The user whose browser asks for consent; absent: the first admin. */
  signsIn: z.int().optional(),
  /** The account knows groups:read and groups:write (from 2026-08-10 on). */
  groupScopes: z.boolean().default(true),
  /** Redactions want `write`: no source says that tickets:write is enough. */
  broadWhereUnsure: z.boolean().default(false),
  /** A public client refreshes by its `client_id` alone; no source says that it can. */
  publicRefresh: z.boolean().default(true),
  /** The token endpoint reads form-encoded bodies beside JSON. */
  formBodies: z.boolean().default(true),
  /** 201 in the reference; some programs see 200. */
  tokenStatus: z.union([z.literal(200), z.literal(201)]).default(201),
  /** A scope that the client may not ask for: back to the program as RFC 6749 has it, or a 400 where the user stands. */
  scopeRefusal: z.enum(['redirect', 'page']).default('redirect'),
  /** Deleting the current token ends it; people saw a 204 that ended nothing. */
  currentTokenEnds: z.boolean().default(true),
})
export type Access = z.output<typeof Access>
