import type { Account, User } from '../src/sandbox/account.ts'
import { blankUser } from '../src/sandbox/blank.ts'
import {
  type Client,
  type Credential,
  type Sandbox,
  type SandboxOptions,
  sandbox,
} from '../src/sandbox/sandbox.ts'
import type { Settings } from '../src/sandbox/settings.ts'
import { catalog, companions } from '../tools/index.ts'

/** The people of the small account, by what they may do. */
export const people = { owner: 1, admin: 2, agent: 3, grouped: 4, custom: 5, customer: 6, other: 7 } as const
export const groupIds = { support: 41, billing: 42, secret: 43 } as const
export const organizationIds = { acme: 51, zenith: 52 } as const

/** A moment in the middle of a minute: 2026-11-20T10:00:30Z. */
export const start = Date.UTC(2026, 10, 20, 10, 0, 30)

const made = '2026-01-01T00:00:00Z'

function somebody(id: number, name: string, role: User['role'], more: Partial<User> = {}): User {
  const staff = role !== 'end-user'
  return {
    ...blankUser(id, name, made),
    role,
    email: `${name.toLowerCase()}@example.com`,
    verified: true,
    ...(staff && { ticket_restriction: null, restricted_agent: false }),
    ...more,
  }
}

/** A small account: seven people, three groups, two organizations, and no tickets. */
export function account(): Account {
  const users = [
    somebody(people.owner, 'Olga', 'admin'),
    somebody(people.admin, 'Ada', 'admin'),
    somebody(people.agent, 'Ben', 'agent', { default_group_id: groupIds.support }),
    somebody(people.grouped, 'Gus', 'agent', {
      ticket_restriction: 'groups',
      restricted_agent: true,
      default_group_id: groupIds.billing,
    }),
    somebody(people.custom, 'Cleo', 'agent', { custom_role_id: 900, role_type: 0 }),
    somebody(people.customer, 'Kim', 'end-user', { organization_id: organizationIds.acme }),
    somebody(people.other, 'Lou', 'end-user'),
  ]
  const group = (id: number, name: string, more = {}) => ({
    id,
    name,
    description: '',
    is_public: true,
    default: false,
    deleted: false,
    created_at: made,
    updated_at: made,
    ...more,
  })
  const organization = (id: number, name: string, domain_names: string[]) => ({
    id,
    name,
    shared_tickets: false,
    shared_comments: false,
    external_id: null,
    created_at: made,
    updated_at: made,
    domain_names,
    details: null,
    notes: null,
    group_id: null,
    tags: [],
    organization_fields: {},
  })
  const byId = <Row extends { id: number }>(rows: Row[]) => new Map(rows.map(row => [row.id, row]))
  return {
    id: 4711,
    memberships: new Map([[people.customer, [organizationIds.acme]]]),
    groupMemberships: new Map([
      [people.agent, [groupIds.support]],
      [people.grouped, [groupIds.billing]],
    ]),
    tickets: new Map(),
    comments: new Map(),
    users: byId(users),
    organizations: byId([
      organization(organizationIds.acme, 'Acme', ['acme.example']),
      organization(organizationIds.zenith, 'Zenith', []),
    ]),
    groups: byId([
      group(groupIds.support, 'Support', { default: true }),
      group(groupIds.billing, 'Billing'),
      group(groupIds.secret, 'Trust', { is_public: false }),
    ]),
    macros: new Map(),
    ratings: new Map(),
    ticketFields: byId([
      {
        id: 71,
        type: 'tagger',
        title: 'Product',
        key: 'product',
        custom_field_options: [{ name: 'Grinder', value: 'grinder' }],
      },
      { id: 72, type: 'text', title: 'Order', key: 'order' },
    ]),
    brands: byId([{ id: 81, name: 'Acme', subdomain: 'acme', default: true }]),
    ticketForms: byId([{ id: 91, name: 'Default', active: true }]),
    nextId: 1_000,
    nextTicketId: 1,
  }
}

/** What Zendesk answered. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Parsed JSON, or undefined. */
  readonly body: unknown
}

export interface CallOptions {
  readonly as?: keyof typeof people | 'nobody'
  /** The whole Authorization header, instead of a person. */
  readonly authorization?: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

export interface Box extends Sandbox {
  readonly call: (method: string, path: string, options?: CallOptions) => Promise<Answered>
  readonly control: (method: string, path: string, body?: unknown) => Promise<Answered>
  readonly advance: (seconds: number) => void
  /** Makes a ticket of Kim's, answering its id. */
  readonly ticket: (fields?: Record<string, unknown>) => Promise<number>
}

interface BoxOptions {
  readonly limits?: Partial<Settings>
  readonly credentials?: readonly Credential[]
  readonly clients?: readonly Client[]
  readonly access?: NonNullable<SandboxOptions['access']>
  readonly account?: Account
  readonly asRealClock?: true
}

/** A sandbox on the small account, with a clock that only tests move. */
export async function box(options: BoxOptions = {}): Promise<Box> {
  let nowMs = start
  const advance = (seconds: number) => {
    nowMs += seconds * 1_000
  }
  let dice = 7
  const running = await sandbox({
    tools: [...catalog, ...companions],
    account: options.account ?? account(),
    credentials: [{ apiToken: 'sesame' }, ...(options.credentials ?? [])],
    clients: options.clients ?? [],
    access: options.access ?? {},
    clock: () => nowMs,
    sleep: () => Promise.resolve(),
    random: () => {
      dice = (dice * 16_807) % 2_147_483_647
      return dice / 2_147_483_647
    },
    // A person works slower than a test: most tests are not about limits.
    limits: { userUpdatesPerSecond: 100, ...options.limits },
    ...(!options.asRealClock && { advance: milliseconds => advance(milliseconds / 1_000) }),
  })
  const call: Box['call'] = async (
    method,
    path,
    { as = 'admin', authorization, headers = {}, body } = {},
  ) => {
    const user = as === 'nobody' ? undefined : running.account.users.get(people[as])
    const basic = user && `Basic ${Buffer.from(`${user.email}/token:sesame`).toString('base64')}`
    const credential = authorization ?? basic
    return fetched(`${running.url}/api/v2${path}`, {
      method,
      headers: {
        ...(credential && { authorization: credential }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }
  return {
    ...running,
    call,
    advance,
    control: (method, path, body) =>
      fetched(`${running.controlUrl}${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    ticket: async (fields = {}) => {
      const ticket = {
        requester_id: people.customer,
        subject: 'Hello',
        comment: { body: 'First words' },
        ...fields,
      }
      await call('POST', '/tickets', { body: { ticket } })
      return running.account.nextTicketId - 1
    },
  }
}

async function fetched(url: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(url, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
