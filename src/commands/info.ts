import type { Info } from '../mcp/server.ts'

/** What the server says of itself. */
export const info = (version: string): Info => ({ name: 'deskwarden', title: 'Deskwarden', version })
