import { z } from 'zod'
import type { Tool } from '../../tools/tool.ts'
import { DeskwardenError } from '../errors.ts'
import type { Call } from './call.ts'
import type { Line, Reply } from './exchange.ts'
import { unknown } from './trouble.ts'

const open = <T extends z.ZodType>(type: T) => type.nullish().catch(undefined)

const Status = z.looseObject({
  job_status: z.looseObject({
    id: z.string(),
    status: open(z.string()),
    total: open(z.number()),
    progress: open(z.number()),
    message: open(z.string()),
    results: z.unknown().optional(),
  }),
})
export type Job = z.infer<typeof Status>['job_status']

/** A background job as the reader sees it: how far it is, and what became of each item. */
export interface Work {
  readonly body: Readonly<Record<string, unknown>>
  readonly notes: readonly string[]
}

/** The job in an answer, if it is one. */
export const job = (answer: unknown): Job | undefined => Status.safeParse(answer).data?.job_status

/** A completed job can hold failed items, and a failed job completed ones: each item speaks for itself. [CONTRACT 7] */
export function work({ results, url: _, ...job }: Job): Work {
  // Null while it runs; a list, or one object for a job without items.
  const items = z.array(z.unknown()).safeParse(results).data ?? (results ? [results] : [])
  const failed = items.filter(item => Failed.safeParse(item).success).length
  const notes = failed > 0 ? [`${failed} of ${items.length} items failed; each says why.`] : []
  if (job.status === 'failed' || job.status === 'killed')
    notes.push(
      `Zendesk reports the job as ${job.status}${job.message ? '; its message says more' : ''}. Check what was done before you repeat it.`,
    )
  return { body: { job, ...(running(job) ? {} : { results: items }) }, notes }
}

const Failed = z.union([
  z.looseObject({ success: z.literal(false) }),
  z.looseObject({ error: z.string().min(1) }),
])

const running = ({ status }: Pick<Job, 'status'>) =>
  status !== 'completed' && status !== 'failed' && status !== 'killed'

const poll: Tool = {
  name: 'job',
  resource: '',
  about: '',
  method: 'GET',
  path: '/job_statuses/{id}',
  access: 'read',
  scope: 'read',
  input: z.strictObject({ id: z.string() }),
  output: z.looseObject({}),
}

/** Waits for a job until it is done or the call's deadline is near; tells how far it is. */
export async function finished(
  line: Line,
  call: Call,
  started: Job,
  ask: (tool: Tool, id: string) => Promise<Reply>,
  later: string | undefined,
): Promise<Work> {
  let last = started
  const unfinished = (why: string): Work => {
    const { body, notes } = work(last)
    const how = later
      ? `${later} with job_status_id "${last.id}" tells how it went.`
      : `Its id is "${last.id}".`
    return { body, notes: [...notes, `${why} The job goes on at Zendesk. ${how} Do not send it again.`] }
  }
  for (let waitSeconds = 1; running(last); waitSeconds = Math.min(10, waitSeconds * 1.5)) {
    call.context.progress?.(
      `Zendesk's job is ${last.status ?? 'queued'}`,
      last.progress ?? 0,
      last.total ?? undefined,
    )
    // A second is left for the answer to the look itself.
    if (line.world.now() + waitSeconds * 1000 + 1_000 > call.deadlineMs)
      return unfinished('The job is not done yet.')
    try {
      await line.world.sleep(waitSeconds * 1000, call.signal)
      const reply = await ask(poll, last.id)
      const seen = reply.body.kind === 'json' ? job(reply.body.value) : undefined
      if (reply.status !== 200 || seen === undefined)
        return unfinished(`Zendesk did not say how far the job is (${reply.status}).`)
      last = seen
    } catch (error) {
      if (call.over && call.ended() !== 'late')
        throw unknown(call.tool, `it was taken back while Zendesk works on it as job ${last.id}`, {
          job: last.id,
        })
      if (call.over) return unfinished('The job is not done yet.')
      if (error instanceof DeskwardenError) return unfinished('How far the job is could not be read.')
      throw error
    }
  }
  const { total } = last
  if (total) call.context.progress?.(`Zendesk's job is ${last.status}`, total, total)
  return work(last)
}
