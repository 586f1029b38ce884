import type { Tool } from '../../../tools/tool.ts'
import type { TicketBound } from '../policy/policy.ts'
import { plain } from '../walk.ts'

type Values = Readonly<Record<string, unknown>>

/** Whether a ticket is one of those that a policy lets an agent read and write. */
export const within = (bound: TicketBound, ticket: Values): boolean =>
  [...bound].every(([field, ids]) => {
    const id = ticket[field]
    return typeof id === 'number' && ids.has(id)
  })

/** The tickets that stand in an answer, and the ids of those that its rows only point at. */
export interface Mentioned {
  readonly pointed: readonly number[]
  /** The answer without the rows whose ticket does not pass, how many they were, and where the others stood; undefined where the answer is one such ticket. */
  confine(
    passes: (ticket: Values | number) => boolean,
  ): { body: Values; left: number; places: readonly number[] } | undefined
}

/** Finds the tickets in an answer of Zendesk's: one under `ticket`, rows that are tickets, or rows that name one, as the results of a job do. */
export function mentioned(tool: Tool, body: Values): Mentioned {
  const one = body['ticket']
  const job = tool.beside !== undefined
  const key = job ? 'results' : tool.pages?.rows
  const rows = key === undefined ? [] : records(body[key])
  const ticketOf = (row: Values): Values | number | undefined => {
    if (key === 'tickets' || row['result_type'] === 'ticket') return row
    const id = row[job ? 'id' : 'ticket_id']
    return typeof id === 'number' ? id : undefined
  }
  return {
    pointed: rows.flatMap(row => {
      const ticket = ticketOf(row)
      return typeof ticket === 'number' ? [ticket] : []
    }),
    confine(passes) {
      if (plain(one) && !passes(one)) return undefined
      if (key === undefined) return { body, left: 0, places: [] }
      const stood = [...rows.entries()].filter(([, row]) => {
        const ticket = ticketOf(row)
        return ticket === undefined || passes(ticket)
      })
      const kept = stood.map(([, row]) => row)
      const left = rows.length - kept.length
      const places = stood.map(([place]) => place)
      return { body: left > 0 ? { ...beside(body, kept), [key]: kept } : body, left, places }
    },
  }
}

/** An answer without the side-loaded records that none of the rows names: they came for rows that were left out. */
function beside(body: Values, rows: readonly Values[]): Values {
  const named = new Set(numbers(rows))
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.filter(one => !plain(one) || typeof one['id'] !== 'number' || named.has(one['id']))
        : value,
    ]),
  )
}

const numbers = (value: unknown): readonly number[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(numbers)
    : typeof value === 'number'
      ? [value]
      : []

const records = (value: unknown): readonly Values[] => (Array.isArray(value) ? value.filter(plain) : [])
