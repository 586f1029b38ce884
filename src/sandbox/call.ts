import type { IncomingHttpHeaders } from 'node:http'
import type { Scope } from '../../tools/tool.ts'
import type { Actor } from './actor.ts'
import { badAttribute } from './errors.ts'
import type { World } from './world.ts'

/** One request that found its route and its user. */
export interface Call {
  readonly world: World
  readonly actor: Actor
  /** The placeholders of the path, as they came. */
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Parsed JSON; undefined where nothing readable was sent. */
  readonly body: unknown
  /** Keys that were dropped: they go into X-Zendesk-API-Warn. */
  readonly unpermitted: string[]
  /** The path with its query, for the links of a page. */
  readonly target: URL
}

/** A request as it came over the wire, its body read. */
export interface Received {
  readonly method: string
  readonly target: URL
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** What goes back: `body` as JSON, or `page` as HTML; without either an empty body. */
export interface Reply {
  readonly status: number
  readonly body?: unknown
  readonly page?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A route's behaviour: who may use it, what Rails calls it, and what it does. */
export interface Route {
  readonly may: (actor: Actor) => boolean
  readonly controller: string
  readonly action: string
  /** Scopes that open it beside the declared one. */
  readonly scopes?: readonly string[]
  readonly run: (call: Call) => Reply
}

/** The routes of one resource, by the name of their tool. */
export type Routes = Readonly<Record<string, Route>>

/** A route's address, from its declaration. */
export interface Address {
  readonly name: string
  readonly method: string
  /** Below `/api/v2`. */
  readonly path: string
  /** Absent: any token will do. */
  readonly scope?: Scope
}

/** A path segment that has to be an id. */
export function idOf(call: Call, name: string): number {
  const text = call.path[name] ?? ''
  if (!/^\d{1,18}$/.test(text)) throw badAttribute('id', 'must be an integer')
  return Number(text)
}

/** A query parameter that has to be a whole number, where it is there. */
export function wholeNumber(call: Call, name: string): number | undefined {
  const text = call.query.get(name)
  if (text === null || text === '') return undefined
  if (!/^-?\d{1,18}$/.test(text)) throw badAttribute(name, 'must be an integer')
  return Number(text)
}

/** A comma-separated query parameter. */
export const listed = (call: Call, name: string): string[] =>
  (call.query.get(name) ?? '')
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')

export const ok = (body?: unknown): Reply => ({ status: 200, body })

/** 201 with the record's address, as Zendesk answers a create. */
export const created = (url: string, body: unknown): Reply => ({
  status: 201,
  body,
  headers: { location: url },
})

export const gone: Reply = { status: 204 }
