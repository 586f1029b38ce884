import type { Entry } from '../src/journal/entry.ts'

/** A day of the year that all tests live in. */
export const day = (number: number) => Date.parse('2026-11-20T12:00:00Z') + number * 86_400_000

/** An outcome like any other. */
export const outcome = (call: number, more: Omit<Entry, 'event'> = {}): Entry => ({
  event: 'outcome',
  call: `call-${call}`,
  agent: 'triage-bot',
  client: 'claude-desktop',
  grant: 'tickets:write',
  tool: 'update_ticket',
  access: 'write',
  resource: 'tickets',
  level: 'write',
  ids: { ticket_id: 4000 + call },
  decision: 'allowed',
  outcome: 'done',
  ms: 120,
  told: `triage-bot updated ticket ${4000 + call}; allowed by tickets:write.`,
  ...more,
})
