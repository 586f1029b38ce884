import type { ServerContext } from '@modelcontextprotocol/server'

/** Tells the client what a call is doing, where the request asked for it; nothing is told after the end. */
export function progress(context: ServerContext) {
  const progressToken = context.mcpReq._meta?.progressToken
  if (progressToken === undefined) return undefined
  let last = 0
  let ended = false
  return {
    tell(message: string, done?: number, total?: number) {
      if (ended) return
      // The protocol wants a number that grows with every message; one without a count moves it a hundredth.
      last = Math.max(done ?? 0, last + 0.01)
      const params = { progressToken, progress: last, message, ...(total !== undefined && { total }) }
      // A client that has gone away is no reason to fail the call.
      context.mcpReq.notify({ method: 'notifications/progress', params }).catch(() => {})
    },
    end() {
      ended = true
    },
  }
}
