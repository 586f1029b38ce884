/** What people say for a tool, each with the arguments that one would expect of the call. */
export type Sentences = Readonly<
  Record<string, readonly (readonly [text: string, args: Readonly<Record<string, unknown>>])[]>
>

/** What the assistant has in view when it is spoken to: the names that people use, with their ids. */
export const here = {
  ticket: 4711,
  twin: 4712,
  third: 4713,
  comment: 9001,
  billing: 20001,
  tier2: 20002,
  returns: 20003,
  nightShift: 20004,
  acme: 30001,
  globex: 30002,
  initech: 30009,
  maya: 40001,
  mayaTwin: 40002,
  jonas: 40003,
  me: 40004,
  leaver: 40005,
  spammer: 40009,
  refundMacro: 50001,
  closingMacro: 50002,
  oldMacro: 50009,
} as const

/** A comment that the customer reads. */
export const reply = (body: string) => ({ body, public: true })

/** A comment that only agents read. */
export const note = (body: string) => ({ body, public: false })
