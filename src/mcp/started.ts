import { z } from 'zod'
import type { Result } from './door.ts'

/** The bulk jobs that a connection has started, the latest first: Zendesk has no list of them. */
export interface Started {
  readonly ids: readonly string[]
  /** Takes what a call came to, and remembers the job that it tells of. */
  note(result: Result): void
}

const most = 100
const Job = z.object({ job: z.object({ id: z.string() }) })

export function started(): Started {
  const ids: string[] = []
  return {
    ids,
    note({ value }) {
      const id = Job.safeParse(value).data?.job.id
      if (id === undefined || ids.includes(id)) return
      ids.unshift(id)
      ids.splice(most)
    },
  }
}
