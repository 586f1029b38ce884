import { randomUUID } from 'node:crypto'
import { isInitializeRequest, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { announce } from './announce.ts'
import type { Caller } from './door.ts'
import type { Serving } from './serving.ts'

export interface SessionOptions {
  /** Milliseconds since some start. */
  readonly now: () => number
  readonly idleSeconds?: number
  readonly perAgent?: number
  readonly total?: number
  readonly report: (error: unknown) => void
}

interface Session {
  readonly caller: Caller
  readonly transport: WebStandardStreamableHTTPServerTransport
  lastUsed: number
  /** Requests and streams that are open now: as long as there is one, the session is in use. */
  open: number
  /** The ids of the requests among them, each with how many share its stream. */
  readonly asked: Map<string | number, number>
}

/** The sessions of 2025-era clients, each bound to the agent and the narrowing that it was opened with. */
export interface Sessions {
  /** Answers one request; `over` resolves when its answer has been taken or its client has gone. */
  answer(caller: Caller, request: Request, body: unknown, over: Promise<unknown>): Promise<Response>
  /** Closes what has been idle for too long. */
  sweep(): void
  close(): Promise<void>
}

export function sessions(serving: Serving, options: SessionOptions): Sessions {
  const { now, idleSeconds = 1800, perAgent = 32, total = 512, report } = options
  const open = new Map<string, Session>()

  const idle = (session: Session) => session.open === 0 && now() - session.lastUsed > idleSeconds * 1000
  const end = (session: Session) => session.transport.close().catch(report)
  const sweep = () => {
    for (const session of open.values()) if (idle(session)) void end(session)
  }

  /** Room for one more: an agent's own oldest unused session makes way, never another agent's. */
  const room = (caller: Caller): boolean => {
    sweep()
    const own = [...open.values()].filter(session => session.caller.agent === caller.agent)
    if (own.length < perAgent && open.size < total) return true
    const [oldest] = own.filter(session => session.open === 0).sort((a, b) => a.lastUsed - b.lastUsed)
    if (oldest) void end(oldest)
    return oldest !== undefined
  }

  const start = async (caller: Caller): Promise<Session> => {
    const server = announce(serving.serve(caller), serving)
    const id = randomUUID()
    const transport = new WebStandardStreamableHTTPServerTransport({ sessionIdGenerator: () => id })
    transport.onclose = () => open.delete(id)
    const session: Session = { caller, transport, lastUsed: now(), open: 1, asked: new Map() }
    // At once, so that a crowd of beginners cannot slip past the cap together.
    open.set(id, session)
    await server.connect(transport)
    return session
  }

  return {
    sweep,
    async answer(caller, request, body, over) {
      const id = request.headers.get('mcp-session-id')
      let session = id === null ? undefined : open.get(id)
      if (id === null) {
        if (!isInitializeRequest(body))
          return refusal(
            400,
            -32000,
            'No session: the Mcp-Session-Id header is missing. Send initialize first.',
          )
        if (!room(caller))
          return refusal(503, -32000, 'Too many sessions: all are in use. Close one, or try again later.')
        session = await start(caller)
      } else if (!session || session.caller.agent !== caller.agent || idle(session)) {
        return refusal(404, -32001, 'No such session: it has ended or is not yours. Send initialize again.')
      } else if (caller.narrow !== undefined && caller.narrow !== session.caller.narrow) {
        return refusal(
          403,
          -32000,
          'The grant is fixed: a session keeps the one it began with. Open another.',
        )
      } else session.open += 1

      const used = session
      const ids = idsOf(body)
      const taken = ids.some((id, at) => used.asked.has(id) || ids.indexOf(id) !== at)
      if (!taken) for (const id of ids) used.asked.set(id, ids.length)
      void over.then(() => {
        used.open -= 1
        used.lastUsed = now()
        if (!taken) for (const id of ids) used.asked.delete(id)
      })
      // The SDK would give both answers to one of the two, and leave the other waiting for ever.
      if (taken)
        return refusal(400, -32600, 'The id is taken: a request with it is still running. Use another.')
      const response = await used.transport.handleRequest(request, { parsedBody: body })
      // What was taken back gets no answer, and the SDK would hold its stream, and with it the session, open for ever.
      const back = Cancelled.safeParse(body).data?.params.requestId
      if (back !== undefined && used.asked.get(back) === 1) used.transport.closeSSEStream(back)
      // The transport may refuse to begin: then there is no session to keep.
      if (used.transport.sessionId === undefined) void end(used)
      return response
    },
    async close() {
      await Promise.all([...open.values()].map(end))
    },
  }
}

const Id = z.union([z.string(), z.number()])
const Cancelled = z.object({
  method: z.literal('notifications/cancelled'),
  params: z.object({ requestId: Id }),
})
const Asked = z.object({ id: Id, method: z.string() })

/** The ids under which a body wants to be answered: one, or several where it is a batch. */
const idsOf = (body: unknown) =>
  (Array.isArray(body) ? body : [body]).flatMap(message => Asked.safeParse(message).data?.id ?? [])

const refusal = (status: number, code: number, message: string) =>
  Response.json({ jsonrpc: '2.0', id: null, error: { code, message } }, { status })
