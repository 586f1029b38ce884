import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { binding } from '../src/gate/binding.ts'
import { naming } from '../src/house/naming.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { landmarks } from '../src/sandbox/seed.ts'
import { bearer } from '../src/zendesk/auth/credential.ts'
import { temporary } from './canary/folder.ts'
import { agent, facts, freely, message, toolOf, tools } from './gate-rig.ts'
import { writes } from './governed.ts'
import { type InHouse, inHouse } from './raw/inhouse.ts'
import { bearers, desk } from './rig.ts'
import { patient } from './zendesk-desk.ts'

const { users, groups, organizations, fields, tickets } = landmarks
const ticket_id = tickets.open

let zendesk: Sandbox
let house: InHouse

/** Gives a user of the account another name. */
function call(id: number, name: string) {
  const user = zendesk.account.users.get(id)
  if (!user) throw new Error(`no user ${id}`)
  user.name = name
}

beforeAll(async () => {
  zendesk = await desk()
  call(users.otherAgent, 'Zoë Ängström')
  call(users.endUser, 'Zoë Ängström')
  call(users.agent, 'Bela Tarr')
  call(users.secondAdmin, 'Twin Peaks')
  call(users.lightAgent, 'twin peaks')
  call(users.deleted, 'Bela Tarr')
  zendesk.account.customStatuses = new Map([
    [88, { id: 88, agent_label: 'Waiting for parts', status_category: 'hold' }],
  ])
  const held = zendesk.account.tickets.get(tickets.hold)
  if (held) Object.assign(held, { custom_status_id: 88, updated_at: new Date().toISOString() })
  house = await inHouse(zendesk.url, {
    ZENDESK_OAUTH_TOKEN: bearers.admin.token,
    DESKWARDEN_STATE: temporary(),
  })
})
afterAll(async () => {
  await house.close()
  await zendesk.close()
})
beforeEach(() => zendesk.clearRequests())

const ticket = () => zendesk.account.tickets.get(ticket_id)
const reads = () =>
  zendesk.requests.flatMap(({ method, tool = '' }) =>
    method === 'GET' && !/token|get_ticket$/.test(tool) ? [tool] : [],
  )
/** Without the titles of custom fields, which the answer wants. */
const lookups = () => reads().filter(tool => tool !== 'list_ticket_fields')
const refused = (args: Record<string, unknown>, narrow?: string) =>
  message(house.call('update_ticket', { ticket_id, ...args }, narrow))

describe('A ticket is written by names', () => {
  test('of an assignee, who is somebody of the help desk', async () => {
    await house.call('update_ticket', { ticket_id, assignee_id: 'Zoë Ängström' })
    expect(ticket()?.assignee_id).toBe(users.otherAgent)
    expect(lookups()).toEqual(['search_users', 'search_users'])
  })

  test('of an assignee by e-mail address, whatever its capitals', async () => {
    await house.call('update_ticket', {
      ticket_id,
      assignee_id: landmarks.credentials.agentEmail.toUpperCase(),
    })
    expect(ticket()?.assignee_id).toBe(users.agent)
  })

  test('of people who are still there', async () => {
    await house.call('update_ticket', { ticket_id, assignee_id: 'bela tarr' })
    expect(ticket()?.assignee_id).toBe(users.agent)
  })

  test('of a group, whatever accents and capitals it is given', async () => {
    await house.call('update_ticket', { ticket_id, group_id: ' bílling ' })
    expect(ticket()?.group_id).toBe(groups.billing)
    expect(lookups()).toEqual(['list_groups'])
  })

  test('of an organization', async () => {
    const name = zendesk.account.organizations.get(organizations.second)?.name.toUpperCase()
    const id = zendesk.account.users.get(users.twoOrganizations)?.id
    await house.call('update_ticket', { ticket_id, requester_id: id, organization_id: name })
    expect(ticket()?.organization_id).toBe(organizations.second)
  })

  test('of an organization without search, from the list of all', async () => {
    const name = zendesk.account.organizations.get(organizations.main)?.name
    const args = { ticket_id, organization_id: name }
    await house.call('update_ticket', args, 'tickets:write,organizations:read')
    expect(ticket()?.organization_id).toBe(organizations.main)
    expect(lookups()).toEqual(['list_organizations'])
  })

  test('of custom fields, by title and by key, with one request for their titles', async () => {
    const custom_fields = [
      { id: 'order NUMBER', value: 'OR-1' },
      { id: 'serial_number', value: 'SE-2' },
      { id: fields.firmware, value: '3.1' },
    ]
    await house.call('update_ticket', { ticket_id, custom_fields })
    const set = new Map(ticket()?.custom_fields.map(({ id, value }) => [id, value]))
    expect([fields.orderNumber, fields.serialNumber, fields.firmware].map(id => set.get(id))).toEqual([
      'OR-1',
      'SE-2',
      '3.1',
    ])
    expect(reads()).toEqual(['list_ticket_fields'])
  })

  test('of a custom status that a ticket has', async () => {
    await house.call('update_ticket', { ticket_id, custom_status_id: 'waiting for parts' })
    expect(writes(zendesk.requests).map(({ body }) => body)).toMatchObject([
      { ticket: { custom_status_id: 88 } },
    ])
  })

  test('of many tickets, each name looked for once', async () => {
    await house.call('update_many_tickets', {
      tickets: [tickets.open, tickets.fresh].map(id => ({
        id,
        assignee_id: 'Bela Tarr',
        group_id: 'Technical',
      })),
    })
    const changed = { assignee_id: users.agent, group_id: groups.technical }
    expect(writes(zendesk.requests).map(({ body }) => body)).toEqual([
      { tickets: [tickets.open, tickets.fresh].map(id => ({ id, ...changed })) },
    ])
    expect(reads().filter(tool => tool !== 'get_job_status')).toEqual(['search_users', 'list_groups'])
  })

  test('of the group and organization of a new user', async () => {
    await house.call('create_user', {
      name: 'New Person',
      organization_id: zendesk.account.organizations.get(organizations.main)?.name,
    })
    expect([...zendesk.account.users.values()].at(-1)?.organization_id).toBe(organizations.main)
  })
})

describe('The journal', () => {
  test('has the ids, and none of the names', async () => {
    const state = temporary()
    const own = await inHouse(zendesk.url, {
      ZENDESK_OAUTH_TOKEN: bearers.admin.token,
      DESKWARDEN_STATE: state,
    })
    await own.call('update_ticket', { ticket_id, assignee_id: 'Bela Tarr' })
    await message(own.call('update_ticket', { ticket_id, assignee_id: 'Bela' }))
    await own.close()
    const kept = readdirSync(state, { recursive: true, withFileTypes: true })
      .filter(one => one.isFile())
      .map(one => readFileSync(join(one.parentPath, one.name), 'utf8'))
      .join('')
    expect(kept).toContain(`updated ticket ${ticket_id}`)
    expect(kept).not.toContain('Bela')
  })
})

describe('A name is not guessed at', () => {
  test('where two are called so', async () => {
    const said = await refused({ assignee_id: 'Twin Peaks' })
    expect(said).toContain('update_ticket was not called: `assignee_id`: 2 users are called "Twin Peaks": ')
    expect(said).toContain(`(id ${users.secondAdmin})`)
    expect(said).toContain(`(id ${users.lightAgent})`)
    expect(writes(zendesk.requests)).toEqual([])
  })

  test('where a requester may be a customer or somebody of the help desk', async () => {
    expect(await refused({ requester_id: 'Zoë Ängström' })).toContain('2 users are called')
  })

  test('where nobody is called so', async () => {
    expect(await refused({ assignee_id: 'Bela' })).toBe(
      `update_ticket was not called: \`assignee_id\`: no user is called "Bela"; there is "Bela Tarr" (id ${users.agent}). Give the id: search_users finds people by a part of their name.`,
    )
    expect(await refused({ group_id: 'Christmas 2024' })).toContain('no group is called "Christmas 2024"')
    expect(await refused({ custom_fields: [{ id: 'Subject', value: 'x' }] })).toContain(
      'no custom field is called "Subject"',
    )
    expect(await refused({ custom_status_id: 'Gone' })).toContain('no custom status is called "Gone"')
    expect(writes(zendesk.requests)).toEqual([])
  })

  test('where it is a number: that is a slip, and nothing is asked', async () => {
    expect(await refused({ assignee_id: '4711' })).toContain(
      '`assignee_id` is a number: send 4711 without quotes.',
    )
    expect(zendesk.requests).toEqual([])
  })

  test('where something else is wrong: that is told first, and nothing is asked', async () => {
    expect(await refused({ assignee_id: 'Bela Tarr', priority: 'huge' })).toContain('`priority` is')
    expect(zendesk.requests).toEqual([])
  })

  test('where the session does not hold what finds it', async () => {
    expect(await refused({ assignee_id: 'Bela Tarr' }, 'tickets:write')).toBe(
      'update_ticket was not called: assignee_id takes a name only with search_users, which is not open to you. Give the id, or ask the operator.',
    )
    expect(await refused({ group_id: 'Billing' }, 'tickets:write,users:read')).toContain(
      'only with list_groups',
    )
    expect(await refused({ organization_id: 'Acme' }, 'tickets:write')).toContain(
      'only with search or list_organizations',
    )
    expect(zendesk.requests).toEqual([])
  })

  test('where a name holds what a search would read as more', async () => {
    expect(await refused({ assignee_id: 'Bela" role:admin "' })).toContain('no user is called')
    expect(zendesk.requests.map(({ query }) => query['query'])).toEqual(['name:"Bela  role:admin"'])
  })

  test('where a call names more than ten', async () => {
    const some = Array.from({ length: 11 }, (_, at) => ({ id: at + 1, assignee_id: `Person ${at}` }))
    expect(await message(house.call('update_many_tickets', { tickets: some }))).toContain(
      '11 different names are more than the 10',
    )
    expect(zendesk.requests).toEqual([])
  })

  test('of what a call is about', async () => {
    expect(await message(house.call('delete_group', { group_id: 'Billing' }))).toContain('`group_id` is')
    expect(zendesk.requests).toEqual([])
  })
})

test('Who is called otherwise is told under strict masking by a handle, and the agent has read words of others', async () => {
  const masked = await inHouse(zendesk.url, {
    ZENDESK_OAUTH_TOKEN: bearers.admin.token,
    DESKWARDEN_STATE: temporary(),
    DESKWARDEN_MASK: 'strict',
  })
  try {
    const said = await message(masked.call('update_ticket', { ticket_id, assignee_id: 'Bela' }))
    expect(said).not.toContain('Tarr')
    expect(said).toContain(`]]" (id ${users.agent})`)
  } finally {
    await masked.close()
  }
})

describe('What a name was taken for', () => {
  const bot = { agent: 'bot' }
  /** Names as they are looked for by an agent of a policy. */
  function named(words: object) {
    const { zendesk: client } = patient(zendesk.url, { credential: bearer(bearers.admin.token) })
    const policy = agent({ grant: '*:write', ...words })
    const held = binding({
      facts,
      policy: { policy: () => policy, byName: name => policy.agents.find(one => one.name === name) },
      approvals: freely,
      mask: 'partial',
      now: () => 0,
    })
    return naming({
      facts,
      tools,
      held,
      zendesk: async () => client,
      fields: async () => undefined,
      look: async () => ({ seen: [], people: new Map(), absent: [] }),
      known: key => (key === 'custom_statuses' ? [{ id: 99, name: 'Heard of' }] : []),
    })
  }
  const update = toolOf('update_ticket')

  test('is told, a sentence for each', async () => {
    const args = { ticket_id, assignee_id: ' Bela Tarr ', custom_status_id: 'heard of' }
    expect(await named({})(update, args, bot, {})).toEqual({
      args: { ticket_id, assignee_id: users.agent, custom_status_id: 99 },
      notes: [
        `assignee_id: "Bela Tarr" is user ${users.agent}.`,
        'custom_status_id: "heard of" is custom status 99.',
      ],
    })
  })

  test('is nothing where ids stand, and then nothing is asked', async () => {
    const args = { ticket_id, assignee_id: 7 }
    expect(await named({})(update, args, bot, {})).toEqual({ args, notes: [] })
    expect(zendesk.requests).toEqual([])
  })

  test('is nothing that the policy keeps from the agent: its bounds on the reading tool hold', async () => {
    const narrowed = named({ bounds: { search_users: { fields: { query: { is: 'role:agent' } } } } })
    const said = await message(narrowed(update, { ticket_id, assignee_id: 'Bela Tarr' }, bot, {}))
    expect(said).toContain('assignee_id takes a name only with search_users, which is not open to you')
    expect(zendesk.requests).toEqual([])
  })

  test('comes of the tickets that the policy shows, where it bounds them', async () => {
    const elsewhere = named({ records: { tickets: { group_id: [groups.trust] } } })
    const args = { ticket_id, custom_status_id: 'Waiting for parts' }
    expect(await message(elsewhere(update, args, bot, {}))).toContain('no custom status is called')
    const { group_id } = zendesk.account.tickets.get(tickets.hold) ?? {}
    const here = named({ records: { tickets: { group_id: [group_id] } } })
    expect(await here(update, args, bot, {})).toMatchObject({ args: { custom_status_id: 88 } })
  })

  test('is nothing where titles cannot be read', async () => {
    const args = { ticket_id, custom_fields: [{ id: 'Order number', value: 'x' }] }
    expect(await message(named({})(update, args, bot, {}))).toBe(
      'update_ticket was not called: the titles of custom fields cannot be read now. Give the id.',
    )
  })
})
