import { notFound, tooManyJobs } from './errors.ts'
import type { Settings } from './settings.ts'
import { stamp } from './stamp.ts'

type Result = Readonly<Record<string, unknown>>

/** What a job does: one step for each item, and the words for its status. */
export interface Work {
  readonly kind: string
  readonly jobType: string
  /** As in `Updating Ticket #17`. */
  readonly doing: string
  readonly steps: readonly (() => Result)[]
}

interface Job extends Work {
  readonly id: string
  readonly queuedAt: number
  readonly results: Result[]
}

const dayMs = 86_400_000

/** Background jobs that move with the clock: queued for a while, then item by item. */
export class Jobs {
  readonly #clock: () => number
  readonly #random: () => number
  readonly #settings: Settings
  readonly #jobs = new Map<string, Job>()

  constructor(settings: Settings, clock: () => number, random: () => number) {
    this.#settings = settings
    this.#clock = clock
    this.#random = random
  }

  /** Queues the work and answers with its status; an account has a limited number of jobs at once. */
  queue(work: Work, base: string): Record<string, unknown> {
    this.settle()
    const running = this.#running()
    if (running.length >= this.#settings.jobsAtOnce)
      throw tooManyJobs(
        work.kind,
        running.map(job => job.id),
        this.#waitSeconds(running),
      )
    const hex = () => Math.floor(this.#random() * 16).toString(16)
    const id = `V3-${Array.from({ length: 32 }, hex).join('')}`
    this.#jobs.set(id, { ...work, id, queuedAt: this.#clock(), results: [] })
    return this.status(id, base)
  }

  /** How many more jobs the account takes now, as Zendesk tells it in a header. */
  inflight(): string {
    const total = this.#settings.jobsAtOnce
    const running = this.#running()
    const resets = running.length > 0 ? this.#waitSeconds(running) : 0
    return `total=${total}; remaining=${total - running.length}; resets=${resets}`
  }

  /** Does the items whose time has come. Called before each request, so that nobody sees an account that is behind. */
  settle(): void {
    for (const [id, job] of this.#jobs) {
      if (this.#clock() - job.queuedAt > dayMs) this.#jobs.delete(id)
      for (let step = job.results.length; step < this.#due(job); step += 1) {
        const run = job.steps[step]
        if (run) job.results.push(run())
      }
    }
  }

  /** A status is kept for one day. */
  status(id: string, base: string): Record<string, unknown> {
    const job = this.#jobs.get(id)
    if (job === undefined) throw notFound()
    const url = `${base}/api/v2/job_statuses/${id}.json`
    const common = { id, job_type: job.jobType, url, total: job.steps.length }
    if (job.results.length === job.steps.length)
      return {
        ...common,
        progress: job.results.length,
        status: 'completed',
        message: `Completed at ${spoken(this.#doneAt(job))}`,
        results: job.results,
      }
    const working = this.#clock() - job.queuedAt >= this.#settings.jobQueueMs
    const progress = working ? job.results.length : null
    const message = working ? `${job.doing} #${job.results.length}` : null
    return { ...common, progress, status: working ? 'working' : 'queued', message, results: null }
  }

  all(base: string): Record<string, unknown>[] {
    return [...this.#jobs.keys()].map(id => this.status(id, base))
  }

  #running(): Job[] {
    return [...this.#jobs.values()].filter(job => job.results.length < job.steps.length)
  }

  #due(job: Job): number {
    const since = this.#clock() - job.queuedAt - this.#settings.jobQueueMs
    if (since < 0) return 0
    const items =
      this.#settings.jobItemMs > 0 ? Math.floor(since / this.#settings.jobItemMs) : job.steps.length
    return Math.min(items, job.steps.length)
  }

  #doneAt = (job: Job) =>
    job.queuedAt + this.#settings.jobQueueMs + this.#settings.jobItemMs * job.steps.length

  #waitSeconds = (running: readonly Job[]) =>
    Math.max(1, Math.ceil((Math.min(...running.map(this.#doneAt)) - this.#clock()) / 1_000))
}

/** Ruby's way of writing a moment: 2023-10-08 17:58:53 +0000. */
const spoken = (milliseconds: number) => stamp(milliseconds).replace('T', ' ').replace('Z', ' +0000')
