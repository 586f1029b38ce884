import type { Account, Comment } from '../src/sandbox/account.ts'
import { byId, group, organization, said, ticket, user, via } from './sandbox-records.ts'

/** The moment at which the small desk is looked at. */
export const now = new Date('2026-11-20T10:00:00Z')

/** Ana, the admin who searches. */
export const me = 101

const kim = 201
const lou = 202
const bo = 102

const tickets = [
  ticket({
    id: 1,
    created_at: '2026-11-20T08:00:00Z',
    updated_at: '2026-11-20T08:00:00Z',
    type: 'question',
    subject: 'Late parcel',
    description: 'Hello, my parcel is not here.',
    priority: 'normal',
    recipient: 'help@desk.example',
    requester_id: kim,
    submitter_id: kim,
    assignee_id: me,
    organization_id: 301,
    group_id: 401,
    email_cc_ids: [lou],
    tags: ['vip'],
    custom_fields: [
      { id: 701, value: 'color_red' },
      { id: 702, value: null },
    ],
    via: via('email'),
  }),
  ticket({
    id: 2,
    created_at: '2026-11-01T12:00:00Z',
    updated_at: '2026-11-19T09:00:00Z',
    type: 'task',
    status: 'pending',
    subject: 'Parcel lost',
    description: 'Where is it? https://shop.example/track?id=9',
    priority: 'high',
    requester_id: kim,
    submitter_id: kim,
    assignee_id: bo,
    organization_id: 301,
    group_id: 402,
    due_at: '2026-11-25T00:00:00Z',
    tags: ['vip', 'late'],
    custom_fields: [
      { id: 701, value: null },
      { id: 702, value: '12345' },
    ],
    brand_id: 502,
    via: via('email'),
  }),
  ticket({
    id: 3,
    created_at: '2026-10-15T00:00:00Z',
    updated_at: '2026-10-20T00:00:00Z',
    type: 'problem',
    status: 'solved',
    subject: '美味しいコーヒー',
    description: 'Viele Grüße',
    priority: 'urgent',
    assignee_id: me,
    group_id: 402,
    follower_ids: [bo],
    has_incidents: true,
    tags: ['late'],
    ticket_form_id: 602,
    satisfaction_rating: { score: 'good', id: 801, comment: 'Fast' },
  }),
  ticket({
    id: 4,
    created_at: '2025-03-01T00:00:00Z',
    updated_at: '2025-03-10T00:00:00Z',
    external_id: 'ERP-7',
    type: 'incident',
    status: 'closed',
    subject: 'Refund',
    description: 'See foo:bar',
    assignee_id: bo,
    problem_id: 3,
    via: via('api'),
    archived: true,
  }),
  ticket({
    id: 5,
    created_at: '2026-11-20T09:00:00Z',
    updated_at: '2026-11-20T09:00:00Z',
    status: 'new',
    description: 'Hello, about my refund',
    submitter_id: me,
    group_id: 401,
  }),
  ticket({
    id: 6,
    created_at: '2026-11-20T09:00:00Z',
    updated_at: '2026-11-20T09:00:00Z',
    subject: 'Parcel, deleted',
    deleted_at: '2026-11-20T09:30:00Z',
  }),
]

const comments = new Map<number, Comment[]>([
  [1, [said(10, kim, 'Hello, my parcel is not here.'), said(20, me, 'We look into it.')]],
  [
    2,
    [
      said(30, kim, 'Where is it? https://shop.example/track?id=9'),
      said(40, bo, 'We apologise.', 'label.pdf'),
    ],
  ],
  [3, [said(50, lou, 'Viele Grüße'), said(60, me, 'Done.')]],
  [4, [said(70, lou, 'See foo:bar'), said(80, bo, 'Paid back.')]],
  [5, [said(90, lou, 'Hello, about my refund')]],
  [6, [said(110, lou, 'Parcel')]],
])

/** A desk so small that every query's answer can be seen at a glance: five tickets, four people, two firms. */
export function desk(): Account {
  return {
    id: 1,
    memberships: new Map([[kim, [301]]]),
    groupMemberships: new Map([
      [me, [401, 402]],
      [bo, [402]],
    ]),
    tickets: byId(tickets),
    comments,
    users: byId([
      user({
        id: me,
        name: 'Ana Reis',
        email: 'ana@desk.example',
        role: 'admin',
        created_at: '2025-01-01T00:00:00Z',
      }),
      user({
        id: bo,
        name: 'Bo Lind',
        email: 'bo@desk.example',
        role: 'agent',
        created_at: '2025-01-02T00:00:00Z',
      }),
      user({
        id: kim,
        name: 'Kim Berg',
        email: 'kim@shop.example',
        phone: '+1 202 555 0143',
        external_id: 'C-1',
        organization_id: 301,
        tags: ['gold'],
        notes: 'Collects stamps',
      }),
      user({ id: lou, name: 'Lou Ferro', email: 'lou@example.com', suspended: true, verified: false }),
      user({ id: 203, name: 'Kim Old', email: 'kim.old@example.com', active: false }),
    ]),
    organizations: byId([
      organization({ id: 301, name: 'Shop Ltd', domain_names: ['shop.example'], tags: ['retail'] }),
      organization({ id: 302, name: 'Farm Inc', external_id: 'ORG-2' }),
    ]),
    groups: byId([group(401, 'Support'), group(402, 'Second Line'), group(403, 'Old Support', true)]),
    macros: new Map(),
    ratings: new Map(),
    ticketFields: new Map(),
    brands: byId([
      { id: 501, name: 'Desk', subdomain: 'desk', default: true },
      { id: 502, name: 'Shop', subdomain: 'shop', default: false },
    ]),
    ticketForms: byId([
      { id: 601, name: 'Default', active: true },
      { id: 602, name: 'Returns', active: true },
    ]),
    nextId: 900,
    nextTicketId: 7,
  }
}
