import type PQueue from 'p-queue'
import { type Call, Ended } from './call.ts'
import type { Limits, Permit, Use } from './limits.ts'
import { tooLong } from './trouble.ts'

/** The account's places and its limits. */
export interface Room {
  readonly queue: PQueue
  readonly limits: Limits
}

/** Runs `send` in one of the account's places with leave to go. Whoever must wait for a limit holds no place meanwhile. */
export async function place<T>(
  room: Room,
  call: Call,
  use: Use,
  priority: number,
  send: (permit: Permit) => Promise<T>,
): Promise<T> {
  let permit: Permit | undefined
  for (;;) {
    const leave = permit
    let entered = false
    try {
      const result = await queued(room.queue, call, leave ? priority + 10 : priority, async () => {
        entered = true
        if (leave?.valid()) return { value: await send(leave) }
        leave?.release()
        const go = room.limits.take(use)
        return go && { value: await send(go) }
      })
      if (result) return result.value
    } catch (error) {
      if (!entered) leave?.release()
      throw error
    }
    permit = await turn(room, call, use, priority)
  }
}

/** Runs a task in its place, or ends with the call while it waits for one. An attempt on its way ends by itself. */
function queued<T>(queue: PQueue, call: Call, priority: number, task: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const off = call.onEnd(() => reject(new Ended()))
    const run = () => {
      off()
      if (call.over) throw new Ended()
      return task()
    }
    // Not by its own signal: then it would listen to that for as long as the task runs, at a tenth of the whole call.
    queue.add(run, { priority }).then(resolve, reject)
  })
}

async function turn({ limits }: Room, call: Call, use: Use, priority: number): Promise<Permit> {
  let last = { seconds: 1, limit: 'the account' }
  try {
    return await limits.turn(use, {
      priority,
      deadlineMs: call.deadlineMs,
      signal: call.signal,
      announce(seconds, limit) {
        last = { seconds, limit }
        call.context.progress?.(`Waiting ${seconds} s for the rate limit of ${limit}`)
      },
      tooLong: (seconds, limit) => tooLong(call.tool, seconds, limit),
    })
  } catch (error) {
    if (call.over && call.ended() === 'late') throw tooLong(call.tool, last.seconds, last.limit)
    throw error
  }
}
