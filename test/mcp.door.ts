import { Refused, UnknownTool } from '../src/errors.ts'
import type { CallContext, Caller, Door, Result } from '../src/mcp/door.ts'

const schema = { type: 'object' as const, properties: {}, additionalProperties: true }
const tool = (name: string) => ({
  name,
  title: name,
  description: `The tool ${name}`,
  inputSchema: schema,
  outputSchema: schema,
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true },
})

/** What a call came to. */
export const result = (value: Record<string, unknown>): Result => ({
  value,
  text: JSON.stringify(value),
  meta: {},
})

const steps: [string, number?, number?][] = [
  ['waiting for the rate limit'],
  ['1 of 2', 1, 2],
  ['2 of 2', 2, 2],
]
const pause = () => new Promise(resolve => setTimeout(resolve, 25))

/** A small door of its own: five tools, and a list that a test can change. */
export function smallDoor() {
  const listeners = new Set<() => void>()
  const started: string[] = []
  const aborted: string[] = []
  const finished: string[] = []
  const callers: Caller[] = []
  let held: (() => void)[] = []
  let listed = ['echo', 'hold', 'count', 'refuse', 'break'].map(tool)

  /** Ends when the test releases it, or when the caller takes it back. */
  const hold = (label: string, { signal }: CallContext) =>
    new Promise<Result>((resolve, reject) => {
      started.push(label)
      signal?.addEventListener('abort', () => {
        aborted.push(label)
        reject(new Error('taken back'))
      })
      held.push(() => {
        finished.push(label)
        resolve(result({ held: label }))
      })
    })

  const door: Door = {
    list(caller) {
      callers.push(caller)
      return listed
    },
    exposed: () => listed,
    instructions: caller => `For ${caller.agent}.`,
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async call(caller, name, args, context) {
      callers.push(caller)
      switch (name) {
        case 'echo':
          return { ...result({ said: args }), meta: { 'deskwarden/budget': { remaining: 7 } } }
        case 'hold':
          return hold(JSON.stringify(args), context)
        case 'count':
          // Apart from each other, as in life: the SDK's clients drop progress that arrives with the answer.
          for (const [message, ...count] of steps) {
            context.progress?.(message, ...count)
            await pause()
          }
          return result({ counted: 2 })
        case 'refuse':
          throw new Refused('refuse', 'it wants tickets:write, held is tickets:read', 'Ask the operator.', {
            wanted: 'tickets:write',
          })
        case 'break':
          throw new Error('password=hunter2')
        default:
          throw new UnknownTool()
      }
    },
  }
  return {
    door,
    started,
    aborted,
    finished,
    callers,
    listeners,
    release() {
      for (const end of held) end()
      held = []
    },
    change(names: string[]) {
      listed = names.map(tool)
      for (const listener of listeners) listener()
    },
  }
}

export const info = { name: 'deskwarden', title: 'Deskwarden', version: '0.0.0' }
