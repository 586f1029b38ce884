import type { McpServer, Server } from '@modelcontextprotocol/server'
import type { Caller, Door } from './door.ts'
import { offers } from './offer.ts'
import { pending } from './pending.ts'
import { type Info, server } from './server.ts'

/** What a transport needs: a fresh server for each connection, the news, and to know when nothing runs any more. */
export interface Serving {
  serve(caller: Caller): Server | McpServer
  changed(listener: () => void): () => void
  /** Resolves when no call is running: a client may be gone long before a call that it started. */
  idle(): Promise<void>
}

/**
 * Serves a door: the only user of the transports besides the fixtures of the conformance suite. `report` takes faults
 * of ours, `complain` what the SDK finds wrong with messages.
 */
export function serving(
  door: Door,
  info: Info,
  report: (error: unknown) => void,
  complain: (error: unknown) => void = report,
): Serving {
  const running = pending()
  const watched: Door = {
    list: caller => door.list(caller),
    exposed: caller => door.exposed(caller),
    instructions: caller => door.instructions(caller),
    changed: listener => door.changed(listener),
    call: (caller, name, args, context) => running.add(door.call(caller, name, args, context)),
  }
  const parts = { door: watched, offer: offers(), info, report, complain }
  return {
    serve(caller) {
      try {
        return server(parts, caller)
      } catch (error) {
        // The SDK would take it for a fault of the client's.
        report(error)
        throw error
      }
    },
    changed: watched.changed,
    idle: () => running.none(),
  }
}
