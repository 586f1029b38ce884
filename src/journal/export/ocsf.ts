import type { Kept } from '../entry.ts'
import { hashed } from '../line.ts'

/** Who writes the journal, and what it calls. */
export interface Source {
  readonly product: { readonly name: string; readonly vendor_name: string; readonly version: string }
  /** The service whose interface is called. */
  readonly service: string
}

/** The version of the schema that the events are of. */
export const version = '1.9.0'

const classUid = 6003

/**
 * A record as an event of OCSF 1.9.0, API Activity. `raw_data` is what the hash of the record was taken of, and
 * `raw_data_hash` that hash: each event can be checked by itself, and the chain by the `prev` in it.
 */
export function ocsf(record: Kept, line: string, { product, service }: Source) {
  const { seq, at, event, hash, told, agent, client, tool, call, request, trace, ...rest } = record
  const { outcome, why, ids, decision, grant, by, ...unmapped } = rest
  const activity = activityOf(record)
  const { status_id, severity_id } = statusOf(record)
  const person = text(by)
  const bot = person === undefined ? text(agent) : undefined
  const name = person ?? bot ?? product.name
  return {
    activity_id: activity.id,
    activity_name: activity.name,
    category_uid: 6,
    category_name: 'Application Activity',
    class_uid: classUid,
    class_name: 'API Activity',
    type_uid: classUid * 100 + activity.id,
    type_name: `API Activity: ${activity.name}`,
    severity_id,
    severity: severities[severity_id],
    time: Date.parse(at),
    ...(text(told) !== undefined && { message: told }),
    status_id,
    status: statuses[status_id],
    ...(text(outcome) !== undefined && { status_code: outcome }),
    ...(text(why) !== undefined && { status_detail: why }),
    metadata: {
      version,
      product,
      profiles: ['ai_operation', 'security_control', ...(text(trace) === undefined ? [] : ['trace'])],
      uid: hash,
      original_event_uid: String(seq),
      sequence: seq,
      event_code: event,
      ...(text(call) !== undefined && { correlation_uid: call }),
    },
    actor: {
      user: { name, uid: name, ...(person !== undefined ? human : bot !== undefined ? assistant : system) },
      ...(text(client) !== undefined && { application: { name: client } }),
    },
    ...(bot !== undefined && { ai_agent: { uid: bot, name: bot } }),
    src_endpoint: { name: text(client) ?? name },
    api: {
      operation: (isCall(record) ? text(tool) : undefined) ?? event,
      service: { name: service },
      ...(text(request) !== undefined && { request: { uid: request } }),
    },
    ...resourcesOf(ids),
    ...decisionOf(decision, text(grant)),
    ...(text(trace) !== undefined && { trace: { uid: trace } }),
    raw_data: hashed(line),
    raw_data_hash: { algorithm_id: 3, algorithm: 'SHA-256', value: hash },
    unmapped,
  }
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const human = { type_id: 1, type: 'User' }
const assistant = { type_id: 99, type: 'AI agent' }
const system = { type_id: 3, type: 'System' }

const activities = { create: 1, read: 2, update: 3, delete: 4 } as const
const severities = ['Unknown', 'Informational', 'Low', 'Medium'] as const
const statuses = ['Unknown', 'Success', 'Failure'] as const

/** Whether it was a tool that was called: somebody else's word on a call names one too. */
const isCall = ({ event }: Pick<Kept, 'event'>) => event === 'intent' || event === 'outcome'

/** What was done, by the tool's verb and its access; what is no call at all is none of the four. */
function activityOf({ event, tool, access }: Kept): { id: number; name: string } {
  const verb = text(tool)?.split('_')[0]
  if (verb === undefined || !isCall({ event })) return { id: 99, name: event }
  if (verb === 'create') return { id: activities.create, name: 'Create' }
  if (verb === 'delete') return { id: activities.delete, name: 'Delete' }
  if (access === 'read') return { id: activities.read, name: 'Read' }
  return { id: activities.update, name: 'Update' }
}

/** How it ended; a write of which nobody knows wants somebody to look. */
function statusOf({ outcome }: Kept): { status_id: 0 | 1 | 2; severity_id: 1 | 2 | 3 } {
  if (outcome === undefined) return { status_id: 0, severity_id: 1 }
  if (outcome === 'done') return { status_id: 1, severity_id: 1 }
  if (outcome === 'unknown_outcome') return { status_id: 0, severity_id: 3 }
  return { status_id: 2, severity_id: 2 }
}

/** The records that were acted on: `ticket_id` is the id of a ticket. */
function resourcesOf(ids: unknown): { resources?: readonly object[] } {
  if (typeof ids !== 'object' || ids === null) return {}
  const resources = Object.entries(ids).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(id => ({
      uid: String(id),
      type: name.replace(/_ids?$/, ''),
      role_id: 1,
      role: 'Target',
    })),
  )
  return resources.length > 0 ? { resources } : {}
}

/** What the gate decided, and by which grant. */
function decisionOf(decision: unknown, grant: string | undefined): object {
  const said = text(decision)
  if (said === undefined) return {}
  const policy = grant === undefined ? {} : { policy: { name: grant } }
  const authorizations = [{ decision: said, ...policy }]
  if (said === 'allowed')
    return { action_id: 1, action: 'Allowed', disposition_id: 1, disposition: 'Allowed', authorizations }
  if (said === 'refused')
    return { action_id: 2, action: 'Denied', disposition_id: 2, disposition: 'Blocked', authorizations }
  return { action_id: 99, action: said, disposition_id: 99, disposition: said, authorizations }
}
