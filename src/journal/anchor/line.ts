import type { Anchor } from '../anchor.ts'

/** Says heads in lines of the program's log, which somebody else keeps. */
export const lineAnchor = (write: (line: string) => void): Anchor => ({
  name: 'stderr',
  async keep({ seq, hash, file }) {
    write(`The journal stands at ${seq}:${hash} in ${file}.`)
  },
})
