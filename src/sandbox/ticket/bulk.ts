import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { enveloped, fields } from '../body.ts'
import { type Call, listed, ok, type Reply } from '../call.ts'
import { badAttribute, parameterMissing, Rejection, tooManyValues } from '../errors.ts'
import { visibleTicket } from '../visibility.ts'
import type { World } from '../world.ts'
import { BatchInput, BulkInput, CreateInput, type Input } from './input.ts'
import { create, update } from './write.ts'

const Body = z.looseObject({ tickets: z.array(z.unknown()).optional(), ticket: z.unknown().optional() })
const Described = z.looseObject({
  description: z.string(),
  details: z.record(z.string(), z.array(z.looseObject({ description: z.string() }))).optional(),
})

/** The items of `tickets`: at least one, at most a hundred. */
function items(call: Call): unknown[] {
  const tickets = Body.safeParse(call.body).data?.tickets ?? []
  if (tickets.length === 0) throw parameterMissing('tickets')
  if (tickets.length > 100) throw tooManyValues()
  return tickets
}

function queued(call: Call, kind: string, doing: string, steps: (() => Record<string, unknown>)[]): Reply {
  const { jobs, url } = call.world
  const job_status = jobs.queue({ kind, jobType: kind, doing, steps }, url())
  return { ...ok({ job_status }), headers: { 'zendesk-ratelimit-inflight-jobs': jobs.inflight() } }
}

/** Queues a job; its items are made one by one, and each fails on its own. */
export function createMany(call: Call): Reply {
  const { world, actor } = call
  const inputs = items(call).map(item => fields(call, item, CreateInput, 'tickets'))
  return queued(
    call,
    'create_many_tickets',
    'Creating Ticket',
    inputs.map((input, index) => () => {
      try {
        return { index, id: create(world, actor, input).ticket.id, account_id: world.account.id }
      } catch (error) {
        return { index, error: 'TicketCreateFailed', details: reason(error) }
      }
    }),
  )
}

/** One change for the tickets of `?ids=`, or one change for each of `tickets`; the two forms do not mix. */
export function updateMany(call: Call): Reply {
  const ids = listed(call, 'ids')
  const both = Body.safeParse(call.body).data
  if (call.query.has('ids') && both?.tickets !== undefined)
    throw badAttribute('tickets', 'cannot be used together with ids')
  const changes = call.query.has('ids') ? bulk(call, ids) : batch(call)
  const steps = changes.map(({ id, input }) => step(call.world, call.actor, id, input))
  return queued(call, 'update_many_tickets', 'Updating Ticket', steps)
}

interface Change {
  readonly id: number
  readonly input: Input
}

function bulk(call: Call, ids: readonly string[]): Change[] {
  if (ids.length === 0) throw parameterMissing('ids')
  if (ids.length > 100) throw tooManyValues('ids')
  if (!ids.every(id => /^\d{1,18}$/.test(id))) throw badAttribute('ids', 'must be a list of integers')
  const input = fields(call, enveloped(call, 'ticket'), BulkInput, 'ticket')
  return [...new Set(ids)].map(id => ({ id: Number(id), input }))
}

function batch(call: Call): Change[] {
  return items(call).map(item => {
    const { id, ...input } = fields(call, item, BatchInput, 'tickets')
    const asked = input.safe_update !== undefined && input.safe_update !== null
    if (asked && !input.updated_stamp) throw parameterMissing('updated_stamp')
    return { id, input }
  })
}

/** Always a safe update: a ticket that changed after the job was queued is left alone. Results go by id, without an index. */
function step(world: World, actor: Actor, id: number, input: Input): () => Record<string, unknown> {
  const since = world.versions.of(id)
  return () => {
    try {
      update(world, actor, visibleTicket(world, actor, id), input, since)
      return { id, action: 'update', status: 'Updated', success: true }
    } catch (error) {
      return { id, action: 'update', success: false, error: 'TicketUpdateFailed', details: reason(error) }
    }
  }
}

/** What a refused item says in a job's results. */
function reason(error: unknown): string {
  if (!(error instanceof Rejection)) throw error
  const body = Described.safeParse(error.body).data
  const details = Object.values(body?.details ?? {}).flat()
  return details.length > 0
    ? details.map(flaw => flaw.description).join('; ')
    : (body?.description ?? 'Failed')
}
