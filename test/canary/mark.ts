import { randomUUID } from 'node:crypto'

/** Stands in every secret that the tests give to the program or to an account. What anybody reads may not hold it. */
export const canary = 'CANARY'

/** A secret of this name. */
export const marked = (name: string) => `${canary}-${name}`

/** A secret that nobody knows beforehand: what an account in a box gives out. */
export const issued = () => marked(randomUUID())
