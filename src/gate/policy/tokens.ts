import { createHash, randomBytes } from 'node:crypto'

/** A new token: shown once, kept nowhere. */
export const newToken = () => `dw_${randomBytes(32).toString('base64url')}`

/** What is kept of a token. A token is 256 random bits, so a fast hash is enough. */
export const hashOf = (token: string) => createHash('sha256').update(token, 'utf8').digest()
