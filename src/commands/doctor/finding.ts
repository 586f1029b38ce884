import { DeskwardenError } from '../../errors.ts'

/** What one look came to. */
export interface Finding {
  readonly check: string
  /** `unknown`: something before it is in the way. */
  readonly state: 'ok' | 'wrong' | 'unknown'
  readonly says: string
  /** What to do, where it is wrong. */
  readonly todo?: string
  /** Further lines, such as the tools that a scope closes. */
  readonly details?: readonly string[]
}

export const ok = (check: string, says: string): Finding => ({ check, state: 'ok', says })

export const wrong = (check: string, says: string, todo: string, details?: readonly string[]): Finding => ({
  check,
  state: 'wrong',
  says,
  todo,
  ...(details && { details }),
})

export const unknown = (check: string, says: string): Finding => ({ check, state: 'unknown', says })

/** An error of ours as a finding; any other goes on. */
export function faulty(check: string, error: unknown): Finding {
  if (!(error instanceof DeskwardenError)) throw error
  return wrong(check, sentence(error.why), error.remedy)
}

/** With a capital letter, but for a host's name. */
export const sentence = (text: string) =>
  /^\S*\./.test(text) ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** A finding as the terminal shows it: one line, and one more for each detail. */
export function shown({ check, state, says, todo, details = [] }: Finding): string {
  const mark = { ok: 'ok   ', wrong: 'WRONG', unknown: '-    ' }[state]
  const line = [says, ...(todo === undefined ? [] : [todo])].join(' ')
  return [`${mark} ${check.padEnd(12)} ${line}`, ...details.map(detail => `${' '.repeat(19)}${detail}`)].join(
    '\n',
  )
}
