/** A tool of another server: what it does, and its inputs with what is said of each. */
export type Decoys = Readonly<
  Record<string, readonly [about: string, inputs: Readonly<Record<string, string>>]>
>
