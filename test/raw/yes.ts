import type { Arrived, Said } from './recorder.ts'

/** Says yes to everything, in a form in which each tool finds what it needs. */
export function yes({ method, path }: Arrived): Said {
  if (method === 'DELETE') return { status: 204 }
  if (/create_many|update_many|job_statuses/.test(path))
    return { body: { job_status: { id: 'job-1', status: 'completed', total: 0, results: [] } } }
  if (path.endsWith('/oauth/tokens/current')) return { body: { token: { id: 1, scopes: ['read', 'write'] } } }
  const record = { id: 1, updated_at: '2026-11-20T09:00:00Z' }
  const kinds = ['ticket', 'comment', 'user', 'organization', 'group', 'macro', 'satisfaction_rating']
  return {
    body: {
      ...Object.fromEntries(kinds.flatMap(kind => [[kind, record] as const, [`${kind}s`, []] as const])),
      results: [],
      count: 0,
      meta: { has_more: false },
    },
  }
}
