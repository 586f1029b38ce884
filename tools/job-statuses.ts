import { z } from 'zod'
import { job } from './shapes.ts'
import { group, tool } from './tool.ts'

/** Beside the 39: reads again what a bulk tool started. Zendesk keeps a job for one day. */
export const jobStatuses = group('tickets', {
  get_job_status: tool({
    about: 'How far a bulk job is, and what became of each item. Kept for one day.',
    method: 'GET',
    path: '/job_statuses/{job_status_id}',
    access: 'read',
    // No narrow scope is documented for jobs.
    scope: 'read',
    beside: ['create_many_tickets', 'update_many_tickets'],
    input: { job_status_id: z.string().regex(/^[\w-]{1,100}$/) },
    output: job,
  }),
})
