import type { ServerContext } from '@modelcontextprotocol/server'
import { answer } from './asking.ts'
import type { Caller, Door, Question, Result } from './door.ts'
import { progress } from './progress.ts'
import { traceId } from './trace.ts'

/** One call through the door on behalf of a request, whether it calls a tool, reads a resource or completes an argument. */
export type Calling = (context: ServerContext, name: string, args: unknown) => Promise<Result | Question>

/** Hands on with each call what its request brings along: who asks, the way to tell of progress, and its end. */
export const calling =
  (door: Door, known: (context: ServerContext) => Caller): Calling =>
  async (context, name, args) => {
    const told = progress(context)
    try {
      return await door.call(known(context), name, args, {
        signal: context.mcpReq.signal,
        answer: answer(context),
        trace: traceId(context),
        ...(told && { progress: told.tell }),
      })
    } finally {
      told?.end()
    }
  }
