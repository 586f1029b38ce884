import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Client } from '../src/sandbox/sandbox.ts'
import { type Box, box, people } from './sandbox.box.ts'

export const callback = 'http://127.0.0.1:8723/callback'
export const verifier = 'a-verifier-of-more-than-forty-three-letters-and-signs'
export const challenge = createHash('sha256').update(verifier).digest('base64url')

const client = (id: number, identifier: string, more: Partial<Client> = {}): Client => ({
  id,
  identifier,
  name: `The <${identifier}> program`,
  redirectUris: [callback],
  ownerId: people.owner,
  ...more,
})

/** One client of each kind. */
export const clients: readonly Client[] = [
  client(11, 'public'),
  client(12, 'confidential', { secret: 'hush' }),
  client(13, 'restricted', { scopes: ['tickets:read'] }),
  client(14, 'elsewhere', { redirectUris: ['https://other.example/back', 'http://other.example/back'] }),
  client(15, 'legacy', { tokenSeconds: null }),
]

type Fields = Readonly<Record<string, string | undefined>>

const query = (fields: Fields) => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) params.set(name, value)
  return params
}

/** What a public client sends the browser with. */
export const request: Fields = {
  response_type: 'code',
  client_id: 'public',
  redirect_uri: callback,
  scope: 'read write',
  state: 'a state & more',
  code_challenge: challenge,
  code_challenge_method: 'S256',
}

const Issued = z.looseObject({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  scope: z.string(),
})
export type Issued = z.output<typeof Issued>

/** What a browser and a program do at an account's doors. */
export interface Visit {
  readonly zendesk: Box
  /** Opens the page of consent. */
  readonly open: (fields?: Fields) => Promise<Response>
  /** Sends its form. */
  readonly decide: (fields?: Fields) => Promise<Response>
  /** Allows, and answers the code. */
  readonly code: (fields?: Fields) => Promise<string>
  readonly post: (fields: Fields, as?: 'json' | 'form') => Promise<{ status: number; body: unknown }>
  /** Signs in a public client. */
  readonly signIn: (fields?: Fields, exchange?: Fields) => Promise<Issued>
  readonly exchange: (code: string, fields?: Fields) => Promise<{ status: number; body: unknown }>
  readonly refresh: (token: string | undefined, fields?: Fields) => Promise<{ status: number; body: unknown }>
  readonly me: (token: string) => Promise<number>
}

export const issued = (body: unknown): Issued => Issued.parse(body)

export async function visit(options: Parameters<typeof box>[0] = {}): Promise<Visit> {
  const zendesk = await box({ clients, ...options })
  const open: Visit['open'] = (fields = {}) =>
    fetch(`${zendesk.url}/oauth/authorizations/new?${query({ ...request, ...fields })}`, {
      redirect: 'manual',
    })
  const decide: Visit['decide'] = (fields = {}) =>
    fetch(`${zendesk.url}/oauth/authorizations`, {
      method: 'POST',
      redirect: 'manual',
      body: query({ ...request, decision: 'allow', ...fields }),
    })
  const post: Visit['post'] = async (fields, as = 'json') => {
    const response = await fetch(`${zendesk.url}/oauth/tokens`, {
      method: 'POST',
      ...(as === 'form'
        ? { body: query(fields) }
        : { body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } }),
    })
    return { status: response.status, body: await response.json() }
  }
  const code: Visit['code'] = async fields => redirected(await decide(fields)).searchParams.get('code') ?? ''
  const exchange: Visit['exchange'] = (code, fields) =>
    post({
      grant_type: 'authorization_code',
      code,
      client_id: 'public',
      redirect_uri: callback,
      code_verifier: verifier,
      ...fields,
    })
  return {
    zendesk,
    open,
    decide,
    code,
    post,
    exchange,
    signIn: async (fields, more) => issued((await exchange(await code(fields), more)).body),
    refresh: (refresh_token, fields) =>
      post({ grant_type: 'refresh_token', client_id: 'public', refresh_token, ...fields }),
    me: async token => (await zendesk.call('GET', '/users/me', { authorization: `Bearer ${token}` })).status,
  }
}

/** Where an answer sends the browser. */
export const redirected = (response: Response) => {
  const location = response.headers.get('location')
  if (response.status !== 302 || location === null) throw new Error(`No redirect: ${response.status}`)
  return new URL(location)
}
