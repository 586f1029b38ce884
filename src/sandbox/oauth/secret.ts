import { createHash } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A string that stands for a right; as unguessable as the random numbers it is made of. */
export const letters = (random: () => number, length = 64) =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('')

/** The challenge that a verifier answers, by PKCE's method S256. */
export const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')
