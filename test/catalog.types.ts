import type { z } from 'zod'
import type { Declaration, Shape, tool } from '../tools/tool.ts'

// Checked by the compiler alone: each line below stops compiling when a wrong declaration starts to.

type Expect<True extends true> = True
type Same<A, B> = [A, B] extends [B, A] ? true : false
type Takes<Slot, Value> = [Value] extends [Slot] ? true : false

type Asked<Path extends `/${string}`, Input extends Shape> = Parameters<typeof tool<Path, Input>>[0]
type Input = { ticket_id: z.ZodInt; user_id: z.ZodInt }
type Slot<Word extends keyof Declaration> = NonNullable<Asked<'/tickets/{ticket_id}', Input>[Word]>

export type Laws = [
  // A placeholder is an input, and the error says which is none.
  Expect<Same<Slot<'path'>, '/tickets/{ticket_id}'>>,
  Expect<Same<Asked<'/tickets/{ticket}', Input>['path'], 'ticket is no input'>>,
  Expect<Same<Asked<'/users/{user_id}/x/{y}', Input>['path'], 'y is no input'>>,
  // A limit counts by an input.
  Expect<Takes<Slot<'limits'>, [{ calls: 5; minutes: 1; per: 'user_id' }]>>,
  Expect<Same<Takes<Slot<'limits'>, [{ calls: 5; minutes: 1; per: 'group_id' }]>, false>>,
  // Scopes and events are Zendesk's.
  Expect<Takes<Slot<'scope'>, 'tickets:write'>>,
  Expect<Same<Takes<Slot<'scope'>, 'ticket:write'>, false>>,
  Expect<Same<Takes<Slot<'raises'>, ['ticket.exploded']>, false>>,
  Expect<Same<Takes<Slot<'access'>, 'admin'>, false>>,
  // Every word that names an input names one that exists.
  Expect<Takes<Slot<'onceWith'>, 'user_id'>>,
  Expect<Same<Takes<Slot<'onceWith'>, 'comment'>, false>>,
  Expect<Same<Takes<Slot<'rules'>, [{ one: ['query'] }]>, false>>,
  Expect<Same<Takes<Slot<'bulk'>, { ids: 'ids'; of: 'tickets'; one: 'ticket' }>, false>>,
]
