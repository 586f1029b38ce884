import type { ServerResponse } from 'node:http'
import type { Reply } from './call.ts'
import type { Fault } from './faults.ts'

const json = 'application/json; charset=utf-8'
const html = 'text/html; charset=utf-8'

/** Sends an answer, whole and well. */
export function send(response: ServerResponse, reply: Reply): void {
  write(response, reply.status, { ...kindOf(reply), ...reply.headers }, Buffer.from(textOf(reply)))
}

/** Sends the answer that a fault makes of a good one; where the fault names nothing, the good one shows through. */
export function sendFaulty(response: ServerResponse, fault: Fault, reply: Reply | undefined): void {
  const status = fault.status ?? reply?.status ?? (fault.html ? 502 : 200)
  // A gateway's error carries none of Zendesk's headers.
  const headers = { ...(status < 400 && reply?.headers), ...typeOf(fault, reply), ...fault.headers }
  const body = padded(bodyOf(fault, reply), fault.bytes)
  const upTo = fault.cut === true ? Math.floor(body.length / 2) : fault.cut === false ? undefined : fault.cut
  if (upTo === undefined && !fault.hang) {
    write(response, status, headers, body)
    return
  }
  const part = body.subarray(0, upTo ?? 0)
  const end = () => {
    if (!fault.hang) response.destroy()
  }
  if (part.length === 0) end()
  else response.writeHead(status, { ...headers, 'content-length': body.length }).write(part, end)
}

/** Whether the fault leaves the answer a good one: late, larger, or with further headers. */
export const isBenign = ({ status, body, garbage, html, cut, hang }: Fault) =>
  !(status || body !== undefined || garbage || html || cut !== undefined || hang)

function write(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Buffer,
): void {
  if (status === 204) {
    response.writeHead(status, headers).end()
    return
  }
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
}

const typeOf = (fault: Fault, reply: Reply | undefined): Record<string, string> => {
  if (fault.html) return { 'content-type': html }
  if (typeof fault.body === 'string') return { 'content-type': 'text/plain; charset=utf-8' }
  return fault.body === undefined && fault.status === undefined ? kindOf(reply) : { 'content-type': json }
}

function kindOf(reply: Reply | undefined): Record<string, string> {
  if (reply?.page !== undefined) return { 'content-type': html }
  return reply?.body === undefined ? {} : { 'content-type': json }
}

const textOf = (reply: Reply | undefined): string =>
  reply?.page ?? (reply?.body === undefined ? '' : JSON.stringify(reply.body))

const broken =
  '<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Something went wrong</h1></body></html>'

function bodyOf(fault: Fault, reply: Reply | undefined): Buffer {
  if (fault.garbage) return Buffer.from('\u0000\u0001{"ticket": {"id": 12, "subj\ufffd\ufffd', 'utf8')
  if (fault.html) return Buffer.from(broken)
  if (typeof fault.body === 'string') return Buffer.from(fault.body)
  if (fault.body !== undefined) return Buffer.from(JSON.stringify(fault.body))
  const failed = fault.status !== undefined && fault.status >= 400
  if (!failed) return Buffer.from(textOf(reply))
  return Buffer.from(JSON.stringify({ status: fault.status, error: reasons[fault.status ?? 0] ?? 'Error' }))
}

const reasons: Readonly<Record<number, string>> = {
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** White space after JSON is still JSON. */
const padded = (body: Buffer, bytes: number | undefined) =>
  bytes === undefined || bytes <= body.length
    ? body
    : Buffer.concat([body, Buffer.alloc(bytes - body.length, ' ')])
