import { createServer, type ServerResponse } from 'node:http'
import { ConfigError } from '../../errors.ts'
import { html, type Page, pageHeaders } from './page.ts'

/** The browser, back from Zendesk: it waits to be told how the sign-in went. */
export interface Arrival {
  readonly url: URL
  reply(page: Page): Promise<void>
}

/** The address on this machine that Zendesk sends the browser to. */
export interface Callback {
  readonly redirectUri: string
  /** The browser that comes with the state of this sign-in; any other is sent away, for it may be anybody's. */
  arrival(state: string): Promise<Arrival>
  close(): Promise<void>
}

/** Where an OAuth client has to be registered to come back to this machine. */
export const redirectUri = (port: number) => `http://127.0.0.1:${port}/callback`

const away = (text: string): Page => ({ status: 404, title: 'Nothing to see here', text })

/** Listens on loopback alone, at a port that never changes by itself: Zendesk compares the whole address. */
export async function callback(port: number, tell: (line: string) => void): Promise<Callback> {
  let waits: { readonly state: string; readonly take: (arrival: Arrival) => void } | undefined
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', redirectUri(port))
    if (request.method !== 'GET' || url.pathname !== '/callback')
      return void send(response, away('Deskwarden waits here for the end of a sign-in.'))
    const state = url.searchParams.get('state')
    // A refusal may come without its state; it gives nobody anything.
    const ours = waits && (state === waits.state || (state === null && url.searchParams.has('error')))
    if (!waits || !ours) {
      if (waits)
        tell('A browser came back from another sign-in and was sent away; still waiting for this one.')
      return void send(response, {
        status: 400,
        title: 'Not this sign-in',
        text: 'This page belongs to a sign-in that is over or was never begun here. Run deskwarden login again.',
      })
    }
    const { take } = waits
    if (state === null) url.searchParams.set('state', waits.state)
    waits = undefined
    take({ url, reply: page => send(response, page) })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(taken(port, error.code)))
    server.listen(port, '127.0.0.1', () => resolve())
  })
  return {
    redirectUri: redirectUri(port),
    arrival: state =>
      new Promise(resolve => {
        waits = { state, take: resolve }
      }),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const send = (response: ServerResponse, page: Page) =>
  new Promise<void>(resolve => {
    // Whoever closed the page meanwhile is told nothing, and waited for by nobody.
    if (response.closed) return resolve()
    response.once('close', () => resolve())
    response.writeHead(page.status, pageHeaders).end(html(page))
  })

function taken(port: number, code: string | undefined): ConfigError {
  const why =
    code === 'EADDRINUSE'
      ? `another program listens on port ${port}; perhaps a sign-in that still waits`
      : `port ${port} of this machine cannot be listened on (${code ?? 'no reason was given'})`
  return new ConfigError(
    'The sign-in did not start',
    why,
    'End that program, or choose another --redirect-port and add its address to the redirect URLs of the OAuth client',
  )
}
