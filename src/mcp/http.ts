import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ConfigError } from '../errors.ts'
import { cors } from './cors.ts'
import { type EndpointOptions, endpoint } from './endpoint.ts'
import { stranger } from './guard.ts'
import { isMetadata, metadataUrl, type ResourceMetadata } from './metadata.ts'
import { within } from './pending.ts'
import { refuse } from './refusal.ts'
import type { Serving } from './serving.ts'

export interface HttpOptions extends Omit<EndpointOptions, 'metadataUrl'> {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly resourceMetadata?: ResourceMetadata
  /** How long running calls may take after `close`. */
  readonly graceSeconds?: number
}

/** A server that listens. */
export interface Listening {
  readonly port: number
  /** Where clients connect. */
  readonly url: string
  /** Takes nothing new, lets running calls finish, then closes every session and connection. */
  close(): Promise<void>
}

const sweepSeconds = 60

/** Node ends an idle connection after 5 s, just as a client or a load balancer sends its next call on it. */
const idleMs = 65_000

/** Serves MCP at `/mcp`, with `/healthz` and `/readyz` beside it for whoever runs the process. */
export async function http(serving: Serving, options: HttpOptions): Promise<Listening> {
  const { host, resourceMetadata, graceSeconds = 60, report } = options
  if (!options.authenticate && !isLoopback(host))
    throw new ConfigError(
      'Deskwarden does not listen',
      `without tokens anyone who reaches ${host} could call`,
      'Listen on 127.0.0.1, or give agents tokens.',
    )
  const mcp = endpoint(serving, {
    ...options,
    ...(resourceMetadata && { metadataUrl: metadataUrl(resourceMetadata) }),
  })
  let closing: Promise<void> | undefined

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const [path = '/', query] = (request.url ?? '/').split('?', 2)
    if (path === '/healthz') return plain(response, 200, 'alive')
    if (path === '/readyz') return closing ? plain(response, 503, 'stopping') : plain(response, 200, 'ready')
    const strange = stranger(request, options)
    if (strange) return mcp.refuse(response, strange)
    if (cors(request, response)) return
    if (resourceMetadata && isMetadata(path)) return json(response, resourceMetadata)
    if (path !== '/mcp') return plain(response, 404, 'Nothing is here: MCP is at /mcp.')
    await mcp.handle(request, response, new URLSearchParams(query))
  }

  const server = createServer({ keepAliveTimeout: idleMs }, (request, response) => {
    response.on('error', () => {})
    handle(request, response).catch(error => {
      // Whoever hangs up before the request is complete is owed nothing.
      if (response.destroyed) return
      report(error)
      if (response.headersSent) response.destroy()
      else refuse(response, { status: 500, message: 'Internal error.', code: -32603 })
    })
  })
  const sweeping = setInterval(() => mcp.sweep(), sweepSeconds * 1000).unref()

  const end = async () => {
    clearInterval(sweeping)
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeIdleConnections()
    await within(graceSeconds, mcp.stop())
    // A client that does not take its last frames is not waited for.
    await within(1, mcp.close())
    server.closeAllConnections()
    await closed
  }

  const port = await listen(server, options)
  // A connection that could not be accepted is no reason to end: without a listener, Node would.
  server.on('error', report)
  const name = host.includes(':') ? `[${host}]` : host
  return {
    port,
    url: `http://${name}:${port}/mcp`,
    close() {
      closing ??= end()
      return closing
    },
  }
}

const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host)

/** The port that the server got, or the reason why it got none. */
function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', error => {
      const code = 'code' in error ? error.code : undefined
      const what = `Deskwarden cannot listen on ${host}:${port}`
      if (code === 'EADDRINUSE')
        reject(new ConfigError(what, `port ${port} is taken`, 'Choose another --port.'))
      else if (code === 'EACCES')
        reject(new ConfigError(what, `port ${port} is for the system`, 'Choose a --port above 1023.'))
      else reject(new ConfigError(what, 'this machine has no such address', 'Choose another --host.'))
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(`${text}\n`)
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
