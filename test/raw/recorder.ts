import { createServer, type IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'

/** One request exactly as it arrived, its secrets included. */
export interface Arrived {
  readonly method: string
  /** The path as it was written, escapes and all. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Said {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A text goes as it is, undefined is an empty body, anything else is JSON. */
  readonly body?: unknown
}

/** A host that writes down what reaches it and answers as told. */
export interface Recorder {
  readonly url: string
  readonly arrived: Arrived[]
  /** What it says to every request from now on. */
  answer(how: (request: Arrived) => Said): void
  close(): Promise<void>
}

export async function recorder(): Promise<Recorder> {
  const arrived: Arrived[] = []
  let say: (request: Arrived) => Said = () => ({})
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const [path = '', ...query] = (request.url ?? '').split('?')
      const one: Arrived = {
        method: request.method ?? '',
        path,
        query: new URLSearchParams(query.join('?')),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      arrived.push(one)
      const { status = 200, headers = {}, body } = say(one)
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
      const type = text === '' || typeof body === 'string' ? {} : { 'content-type': 'application/json' }
      response.writeHead(status, { ...type, ...headers })
      response.end(status === 204 ? undefined : text)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    arrived,
    answer(how) {
      say = how
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
