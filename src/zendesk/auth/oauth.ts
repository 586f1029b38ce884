import type { TokenEndpointRequestOptions } from 'oauth4webapi'
import { z } from 'zod'
import { ConfigError, Refused } from '../../errors.ts'
import { type Client, denial, type Outcome, ungranted } from './outcome.ts'
import type { Granted } from './tokens.ts'
import type { Sent, Way } from './way.ts'

/** A sign-in that waits for the browser to come back. */
export interface Started {
  /** The page of Zendesk's to open. */
  readonly url: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly state: string
  readonly verifier: string
}

/** The OAuth client of one account. Every failure is an error of ours, with no secret in it. */
export interface OAuth {
  /** Authorization code with PKCE: state and verifier are made anew. */
  start(redirectUri: string, scopes: readonly string[]): Promise<Started>
  /** Reads the address that the browser came back with (state, issuer, refusal), and exchanges the code. */
  finish(started: Started, redirected: URL): Promise<Granted>
  /** Client credentials: the client's owner, and no refresh token. */
  service(scopes: readonly string[]): Promise<Granted>
  /** The same for who decides by the outcome. Never throws. */
  fetch(scopes: readonly string[]): Promise<Outcome>
  /** Uses a refresh token up. Never throws: what became of it decides whether it may be used again. */
  refresh(refreshToken: string): Promise<Outcome>
}

/** Zendesk's own default for clients made since 2026-04-30; older ones would get tokens without an end. */
const expires = { expires_in: '1800' }

type Library = typeof import('oauth4webapi')
const library = (): Promise<Library> => import('oauth4webapi')

/** The OAuth client of one account; the library is loaded when it is first needed. */
export function oauth(way: Way, client: Client): OAuth {
  const { origin } = way.host
  const server = {
    issuer: origin,
    authorization_endpoint: `${origin}/oauth/authorizations/new`,
    token_endpoint: `${origin}/oauth/tokens`,
  }
  const me = { client_id: client.clientId }
  const proof = (lib: Library) =>
    client.clientSecret === undefined ? lib.None() : lib.ClientSecretPost(client.clientSecret)

  /** Runs a request of the library's on our way, and reads the tokens that it brings. */
  async function grant(run: (lib: Library, options: Options) => Promise<Response>): Promise<Outcome> {
    const lib = await library()
    const startedMs = way.now()
    let sent: Sent | undefined
    try {
      const response = await run(lib, {
        // Plain http is for this machine alone: the way has seen to that.
        [lib.allowInsecureRequests]: true,
        [lib.customFetch]: async (url, { body }) => {
          sent = await way.ask(url, posted(body))
          return standard(sent)
        },
      })
      const granted = await lib.processGenericTokenEndpointResponse(server, me, response)
      const at = (seconds = 0) => (seconds > 0 ? startedMs + Math.floor(seconds) * 1000 : undefined)
      return {
        kind: 'granted',
        tokens: {
          accessToken: granted.access_token,
          refreshToken: granted.refresh_token,
          issuedAtMs: startedMs,
          expiresAtMs: at(granted.expires_in),
          refreshExpiresAtMs: at(Lasting.parse(granted).refresh_token_expires_in),
          clientSecret: client.clientSecret,
        },
        scopes: granted.scope?.split(/[\s,]+/).filter(Boolean),
      }
    } catch {
      // The library's errors hold the answer, and with it the tokens: what happened is read from what was sent.
      return ungranted(sent, way.now())
    }
  }

  async function sure(what: string, asked: readonly string[], outcome: Promise<Outcome>): Promise<Granted> {
    const done = await outcome
    if (done.kind !== 'granted') throw denial(what, done, way, client)
    // An answer without scopes grants those that were asked for (RFC 6749, 5.1).
    return { tokens: done.tokens, scopes: done.scopes ?? asked }
  }

  const fetch = (scopes: readonly string[]) =>
    grant((lib, options) => {
      const wanted = { ...expires, scope: scopes.join(' ') }
      return lib.clientCredentialsGrantRequest(server, me, proof(lib), wanted, options)
    })

  return {
    async start(redirectUri, scopes) {
      const lib = await library()
      const verifier = lib.generateRandomCodeVerifier()
      const state = lib.generateRandomState()
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope: scopes.join(' '),
        state,
        code_challenge: await lib.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: `${server.authorization_endpoint}?${query}`, redirectUri, scopes, state, verifier }
    },
    async finish({ redirectUri, scopes, state, verifier }, redirected) {
      const lib = await library()
      let callback: URLSearchParams
      try {
        callback = lib.validateAuthResponse(server, me, redirected, state)
      } catch {
        throw turnedBack(redirected.searchParams, state)
      }
      if (callback.getAll('code').length !== 1) throw turnedBack(callback, state)
      const exchanged = grant((lib, options) =>
        lib.authorizationCodeGrantRequest(server, me, proof(lib), callback, redirectUri, verifier, {
          ...options,
          additionalParameters: expires,
        }),
      )
      return sure('Signing in', scopes, exchanged)
    },
    service: scopes => sure('Signing in with client credentials', scopes, fetch(scopes)),
    fetch,
    refresh: refreshToken =>
      grant((lib, options) =>
        lib.refreshTokenGrantRequest(server, me, proof(lib), refreshToken, {
          ...options,
          additionalParameters: expires,
        }),
      ),
  }
}

type Options = TokenEndpointRequestOptions

const Lasting = z.looseObject({ refresh_token_expires_in: z.coerce.number().optional().catch(undefined) })

/** JSON, which is what Zendesk documents; that it takes forms too is hearsay. */
function posted(form: URLSearchParams | undefined): RequestInit {
  const { expires_in, ...words } = Object.fromEntries(form ?? [])
  const body = JSON.stringify({ ...words, ...(expires_in ? { expires_in: Number(expires_in) } : {}) })
  return { method: 'POST', body, headers: { 'content-type': 'application/json' } }
}

const Bare = z.looseObject({ token_type: z.string().catch('bearer') })

/** What the library takes for tokens: Zendesk answers 201 where the standard says 200, and null where it says nothing. */
function standard(sent: Sent): Response {
  if (sent.kind !== 'answer') throw new Error(sent.why)
  const { status, body } = sent
  const bare = status >= 200 && status < 300 && body.kind === 'json' ? Bare.safeParse(body.value) : undefined
  if (!bare?.success) throw new Error('no tokens')
  return Response.json(Object.fromEntries(Object.entries(bare.data).filter(([, value]) => value !== null)))
}

/** Why the browser came back without a code. */
function turnedBack(said: URLSearchParams, state: string): ConfigError | Refused {
  const what = 'Signing in failed'
  if (said.get('state') !== state)
    return new ConfigError(
      what,
      'the address that came back belongs to another attempt (state)',
      'Run `deskwarden login` again, and use the page that it opens',
    )
  if (said.get('error') === 'access_denied')
    return new Refused(
      what,
      'access was refused in the browser (access_denied)',
      'Run `deskwarden login` again and choose Allow, as a user who may',
    )
  if (said.get('error') === 'invalid_scope')
    return new Refused(
      what,
      'the OAuth client may not ask for all of these scopes (invalid_scope)',
      'An admin can allow them in the OAuth client; or grant less',
    )
  const code = /^[a-z_]{1,40}$/.exec(said.get('error') ?? '')?.[0]
  return new ConfigError(
    what,
    code
      ? `Zendesk refused the request (${code})`
      : 'the address that came back holds no code of this account',
    'Check client id and redirect address, and run `deskwarden login` again',
  )
}
