import { z } from 'zod'

/** What goes wrong, for which requests and how often. All conditions have to fit. */
export const Fault = z.strictObject({
  tool: z.string().optional(),
  method: z.string().toUpperCase().optional(),
  /** The start of the path below /api/v2, as `/tickets`. */
  route: z.string().startsWith('/').optional(),
  /** Lets so many fitting requests through first. */
  skip: z.int().nonnegative().default(0),
  times: z.int().positive().default(1),
  /** Zendesk does what was asked, and the answer goes wrong: the case that tempts a client to write twice. */
  afterEffect: z.boolean().default(false),
  delayMs: z.int().nonnegative().optional(),
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  /** A string goes out as it is, anything else as JSON. */
  body: z.unknown().optional(),
  /** Fills the answer with spaces up to this size. */
  bytes: z.int().nonnegative().max(100_000_000).optional(),
  garbage: z.boolean().default(false),
  html: z.boolean().default(false),
  /** Ends the connection after so many bytes of the body, or half-way; 0 sends not even a status. */
  cut: z.union([z.boolean(), z.int().nonnegative()]).optional(),
  /** Says nothing more: from the start, or after `cut` bytes. */
  hang: z.boolean().default(false),
})
export type Fault = z.output<typeof Fault>
export type FaultInput = z.input<typeof Fault>

interface Asked {
  readonly tool: string | undefined
  readonly method: string
  readonly path: string
}

/** The faults that are still to happen, first come first. */
export class Faults {
  #waiting: { fault: Fault; skip: number; times: number }[] = []

  add(input: FaultInput): void {
    const fault = Fault.parse(input)
    this.#waiting.push({ fault, skip: fault.skip, times: fault.times })
  }

  clear(): void {
    this.#waiting = []
  }

  get waiting(): readonly Fault[] {
    return this.#waiting.map(({ fault, skip, times }) => ({ ...fault, skip, times }))
  }

  /** The fault of this request, which has then happened once. */
  take(asked: Asked): Fault | undefined {
    const next = this.#waiting.find(({ fault }) => fits(fault, asked))
    if (next === undefined) return undefined
    if (next.skip > 0) {
      next.skip -= 1
      return undefined
    }
    next.times -= 1
    if (next.times === 0) this.#waiting = this.#waiting.filter(one => one !== next)
    return next.fault
  }
}

const fits = ({ tool, method, route }: Fault, asked: Asked) =>
  (tool === undefined || tool === asked.tool) &&
  (method === undefined || method === asked.method) &&
  (route === undefined || asked.path.replace(/^\/api\/v2/, '').startsWith(route))
