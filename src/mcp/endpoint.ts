import type { IncomingMessage, ServerResponse } from 'node:http'
import { createMcpHandler } from '@modelcontextprotocol/server'
import { DeskwardenError } from '../errors.ts'
import { body } from './body.ts'
import type { Caller } from './door.ts'
import { claim, isSessional, mend, newerHeader, unsupported } from './era.ts'
import { answer, webRequest } from './exchange.ts'
import { agent, type GuardOptions } from './guard.ts'
import { pending } from './pending.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Serving } from './serving.ts'
import { type SessionOptions, sessions } from './sessions.ts'

export interface EndpointOptions extends GuardOptions, SessionOptions {
  /** Throws a DeskwardenError that says what is wrong with the grant that a request narrows itself to. */
  readonly narrowing?: (grant: string) => void
  /** Serve the 2025 handshake alone. */
  readonly legacyOnly?: boolean
  /** Takes a sentence for the operator about each request that was not let in; a stranger can make many. */
  readonly turnedAway?: (sentence: string) => void
  /** Takes what the SDK finds wrong with a message. */
  readonly complain?: (error: unknown) => void
}

/** What is behind `/mcp`: 2026-07-28 without sessions, and 2025-era sessions, for whoever the guard lets in. */
export interface Endpoint {
  handle(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void>
  /** Refuses a request, and tells the operator where there is something to tell. */
  refuse(response: ServerResponse, refusal: Refusal): void
  /** Closes the sessions that nobody uses any more. */
  sweep(): void
  /** Takes nothing new, and resolves when what was asked is done and answered. */
  stop(): Promise<void>
  /** Ends every session and stream, and resolves when their last words are written. */
  close(): Promise<void>
}

const tooManyStreams: Refusal = {
  status: 503,
  message: 'Too many subscriptions: this agent has no further one. Close one, or call again later.',
}

const stopped: Refusal = {
  status: 503,
  message: 'The server is stopping: it takes no new calls. Try again soon.',
  headers: { connection: 'close', 'retry-after': '5' },
}

export function endpoint(serving: Serving, options: EndpointOptions): Endpoint {
  const { report, complain = report, legacyOnly = false, perAgent = 32 } = options
  const callers = new WeakMap<Request, Caller>()
  const calls = pending()
  const all = pending()
  // The SDK bounds them for all together; one agent must not take the others' part.
  const listening = new Map<string, number>()
  const legacy = sessions(serving, options)
  const modern = createMcpHandler(
    ({ requestInfo }) => {
      const caller = requestInfo && callers.get(requestInfo)
      if (!caller) throw new Error('A request came past the guard.')
      return serving.serve(caller)
    },
    { legacy: 'reject', onerror: complain },
  )
  const stopListening = serving.changed(() => {
    modern.notify.toolsChanged()
    modern.notify.resourcesChanged()
    modern.notify.promptsChanged()
  })
  let stopping = false

  const route = async (caller: Caller, request: Request, value: unknown, over: Promise<unknown>) => {
    const claimed = claim(value)
    if (!claimed && (await isSessional(request, value))) return legacy.answer(caller, request, value, over)
    const newer = claimed?.revision ?? newerHeader(request)
    if (legacyOnly && newer !== undefined) return unsupported(newer, claimed?.id ?? null)
    if (claimed) mend(request.headers, claimed)
    callers.set(request, caller)
    return modern.fetch(request, { parsedBody: value })
  }

  const turnAway = (response: ServerResponse, refusal: Refusal) => {
    if (refusal.told !== undefined) options.turnedAway?.(refusal.told)
    refuse(response, refusal)
  }

  return {
    refuse: turnAway,
    async handle(request, response, query) {
      const who = admit(request, query, options)
      if ('refusal' in who) return turnAway(response, who.refusal)
      const sent = request.method === 'POST' ? await body(request) : { value: undefined }
      if ('refusal' in sent) return refuse(response, sent.refusal)
      if (stopping) return refuse(response, stopped)
      // Whoever hung up before the call began asks for nothing any more, and its end would never be heard.
      if (response.destroyed) return

      const { agent } = who.caller
      const listens = request.method === 'POST' && claim(sent.value)?.method === 'subscriptions/listen'
      const streams = listening.get(agent) ?? 0
      if (listens && streams >= perAgent) return refuse(response, tooManyStreams)
      const over = new Promise<void>(resolve => response.once('close', resolve))
      if (listens) {
        listening.set(agent, streams + 1)
        void over.then(() => listening.set(agent, (listening.get(agent) ?? 1) - 1))
      }
      const exchange = route(who.caller, webRequest(request, response), sent.value, over).then(web =>
        answer(web, response),
      )
      // Streams that only bring news are cut when the server stops; the answer to a call is waited for.
      if (request.method === 'POST' && !listens) calls.add(exchange)
      await all.add(exchange)
    },
    async stop() {
      stopping = true
      await calls.none()
      await serving.idle()
    },
    sweep: () => legacy.sweep(),
    async close() {
      stopListening()
      await Promise.all([modern.close(), legacy.close()])
      await all.none()
    },
  }
}

/** The agent and what it narrows itself to, or why it is not let in. */
function admit(
  request: IncomingMessage,
  query: URLSearchParams,
  options: EndpointOptions,
): { caller: Caller } | { refusal: Refusal } {
  if (!['GET', 'POST', 'DELETE'].includes(request.method ?? ''))
    return {
      refusal: { status: 405, message: 'Method not allowed.', headers: { allow: 'GET, POST, DELETE' } },
    }
  const who = agent(request, options)
  if ('refusal' in who) return who
  const header = request.headers['x-deskwarden-grant']
  const [narrow, ...others] = [...(header === undefined ? [] : [String(header)]), ...query.getAll('grant')]
  if (narrow === undefined) return { caller: { agent: who.agent } }
  // To choose one of two would let it widen the other.
  if (others.some(other => other !== narrow))
    return {
      refusal: {
        status: 400,
        message: 'The grant is narrowed in two ways: keep X-Deskwarden-Grant or ?grant=, and one of it.',
      },
    }
  try {
    options.narrowing?.(narrow)
  } catch (error) {
    if (!(error instanceof DeskwardenError)) throw error
    return { refusal: { status: 400, message: error.message } }
  }
  return { caller: { agent: who.agent, narrow } }
}
