import { type Endpoint, endpoints } from './contract/endpoints.ts'

// The grants as DESIGN.md tells them, once more, from Zendesk's own facts and with nothing of the gate's.
const ladder = ['off', 'read', 'write', 'full']
const bulk = ['create_many_tickets', 'update_many_tickets']

/** How high a grant has to reach for an endpoint. */
export const wanted = ({ access, destructive }: Endpoint) =>
  destructive ? 'full' : access === 'read' ? 'read' : 'write'

function holds(grant: string, endpoint: Endpoint): boolean {
  const entries = grant.split(',')
  if (entries.includes(`-${endpoint.id}`)) return false
  if (entries.includes(`+${endpoint.id}`)) return true
  const of = (resource: string) => entries.find(entry => entry.startsWith(`${resource}:`))?.split(':')[1]
  return ladder.indexOf(of(endpoint.group) ?? of('*') ?? 'off') >= ladder.indexOf(wanted(endpoint))
}

/** The tools that stand behind all of these grants together, in the order of the catalog. */
export function oracle(...grants: readonly string[]): readonly string[] {
  const held = endpoints.filter(endpoint => grants.every(grant => holds(grant, endpoint))).map(({ id }) => id)
  return held.some(id => bulk.includes(id)) ? [...held, 'get_job_status'] : held
}
