import { z } from 'zod'
import { refusal } from './refusal.ts'

/** What a program sent to the token endpoint, by name; what is empty counts as not sent. */
export type Parameters = Readonly<Record<string, string | undefined>>

const Sent = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))

/** Reads JSON, and forms where the account does; a parameter that comes twice makes the request unreadable. */
export function parameters(text: string, type: string | undefined, forms: boolean): Parameters {
  const sort = type?.split(';', 1)[0]?.trim().toLowerCase()
  const pairs = sort === 'application/json' ? fromJson(text) : undefined
  const fields = sort === 'application/x-www-form-urlencoded' && forms ? fromForm(text) : undefined
  const sent = pairs ?? fields
  if (sent === undefined) throw refusal('invalid_request')
  return Object.fromEntries(sent.filter(([, value]) => value !== ''))
}

function fromJson(text: string): [string, string][] | undefined {
  const checked = Sent.safeParse(parsed(text))
  if (!checked.success) return undefined
  return Object.entries(checked.data).map(([name, value]) => [name, String(value ?? '')])
}

function fromForm(text: string): [string, string][] | undefined {
  const pairs = [...new URLSearchParams(text)]
  return new Set(pairs.map(([name]) => name)).size === pairs.length ? pairs : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
