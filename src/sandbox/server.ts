import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Received } from './call.ts'
import type { Faults } from './faults.ts'
import { type Arrival, harmless, type Log, shownBody } from './log.ts'
import { service } from './oauth/service.ts'
import type { Router } from './router.ts'
import { isBenign, send, sendFaulty } from './wire.ts'
import type { Zendesk } from './zendesk.ts'

interface Parts {
  readonly zendesk: Zendesk
  readonly router: Router
  readonly faults: Faults
  readonly log: Log
  readonly clock: () => number
  readonly sleep: (milliseconds: number) => Promise<unknown>
}

/** The account's public side: every request is noted, may meet a fault, and is answered. */
export function frontDoor(parts: Parts): Server {
  return createServer((request, response) => {
    respond(parts, request, response).catch(() => {
      // A client that went away midway, or a mistake of the sandbox itself.
      if (!response.headersSent)
        send(response, { status: 500, body: { status: 500, error: 'Internal Server Error' } })
    })
  })
}

async function respond(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { zendesk, router, faults, log, clock, sleep } = parts
  const received = await read(request)
  const { method, target } = received
  const tool = router.match(method, target.pathname)?.address.name ?? service(method, target.pathname)?.name
  const arrival: Arrival = {
    at: clock(),
    ...(tool !== undefined && { tool }),
    method,
    path: target.pathname,
    query: Object.fromEntries(target.searchParams),
    headers: harmless(request.headers),
    ...(received.text !== '' && { body: shownBody(received) }),
  }
  log.add(arrival)
  response.on('finish', () => {
    arrival.status = response.statusCode
  })
  const fault = faults.take({ tool, method, path: target.pathname })
  const happens = fault === undefined || fault.afterEffect || isBenign(fault)
  const early = fault?.afterEffect ? zendesk.answer(received) : undefined
  if (fault?.delayMs) await sleep(fault.delayMs)
  // Reading has no effect, so that a broken answer can be made of the true one.
  const shows = happens || (method === 'GET' && (fault?.status ?? 200) < 400)
  const reply = early ?? (shows ? zendesk.answer(received) : undefined)
  if (fault === undefined) send(response, reply ?? { status: 200 })
  else sendFaulty(response, fault, reply)
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return {
    method: request.method ?? 'GET',
    target: new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`),
    headers: request.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  }
}

/** Listens on loopback and nowhere else; port 0 takes a free one. */
export async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return `http://127.0.0.1:${address.port}`
}

/** Ends open connections too: a fault may have left some hanging. */
export const close = (server: Server) =>
  new Promise<void>(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
