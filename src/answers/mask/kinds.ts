/** What is masked when nothing else is asked for: what can be spent, signed with or signed in with. */
export const partial = [
  'card',
  'card_code',
  'national_id',
  'passport',
  'bank_account',
  'secret',
  'password',
] as const

/** All that is masked: the above, and what tells who and where somebody is. */
export const strict = [...partial, 'email', 'phone', 'address', 'name', 'ip', 'birth_date'] as const

/** What a masked value is, as its handle calls it. */
export type Kind = (typeof strict)[number]

/** How much is masked. */
export const levels = ['off', 'partial', 'strict'] as const
export type Level = (typeof levels)[number]

/** The kinds that a level masks. */
export const kindsOf = (level: Level): ReadonlySet<Kind> =>
  new Set(level === 'off' ? [] : level === 'partial' ? partial : strict)

/** A value found in a text. `value` is what its handle stands for: without disguise and in the form that equals have in common. */
export interface Found {
  readonly kind: Kind
  readonly start: number
  readonly end: number
  readonly value: string
}

/** What is found as it stands in the text. */
export const asWritten = (kind: Kind, start: number, value: string): Found => ({
  kind,
  start,
  end: start + value.length,
  value,
})

/** How many values of each kind were masked: for the journal, which never learns the values. */
export type Counts = Readonly<Partial<Record<Kind, number>>>
