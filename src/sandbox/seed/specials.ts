import type { Ticket } from '../account.ts'
import { fleet } from '../prose/fleet.ts'
import { mails } from '../prose/mails.ts'
import { outages } from '../prose/outages.ts'
import { confessions } from '../prose/personal.ts'
import type { File, Line } from '../prose/scene.ts'
import { traps } from '../prose/traps.ts'
import { stamp } from '../stamp.ts'
import { exampleOf } from './fields.ts'
import { dayMs } from './house.ts'
import { base, landmarks } from './landmarks.ts'
import { everyday, type Special, spoken } from './spoken.ts'
import type { World } from './tickets.ts'

const { tickets, users, groups } = landmarks

const inDays = (days: number, world: World) => stamp(world.nowMs + days * dayMs)

const trap = (
  text: { subject: string; text: string; html?: string },
  requesterId: number = users.twoOrganizations,
): Special =>
  spoken(requesterId, [{ by: 'customer', ...text }], {
    subject: text.subject,
    status: 'open',
    tags: ['to_read'],
  })

const confession = (
  text: (typeof confessions)[keyof typeof confessions],
  requesterId: number,
  files: readonly File[] = [],
): Special =>
  spoken(
    requesterId,
    [
      { by: 'customer', text: text.text, files },
      { by: 'agent', text: text.answer },
      { by: 'note', text: text.note },
    ],
    { subject: text.subject, status: 'pending', tags: ['personal_data'] },
  )

/** Exactly ten of the thirty fields. */
const tenFields = (world: World): Partial<Ticket> => ({
  custom_fields: world.fields.map((field, index) => ({
    id: field.id,
    value: index % 3 === 0 ? exampleOf(field, world.random, stamp(world.nowMs).slice(0, 10)) : null,
  })),
})

/** Customers of the right language: six that write English, three that write German. */
const affected = {
  incidents: [16, 36, 37, 47, 48, 49].map(number => base.user + number),
  solvedIncidents: [70, 71, 72].map(number => base.user + number),
}

function incident(
  cause: 'problem' | 'solvedProblem',
  list: 'incidents' | 'solvedIncidents',
  index: number,
  text: string,
): [number, Special] {
  const id = tickets[list][index] ?? 0
  const lines: readonly Line[] = [
    { by: 'customer', text },
    { by: 'agent', text: cause === 'problem' ? known : replaced },
  ]
  const made = spoken(affected[list][index] ?? users.endUser, lines, {
    subject: text.split(/[.?]/)[0] ?? text,
    type: 'incident',
    problem_id: tickets[cause],
    status: cause === 'solvedProblem' ? 'solved' : index % 2 === 0 ? 'pending' : 'open',
    tags: ['outage'],
  })
  return [id, made]
}

const known =
  'Hi,\n\nthank you for writing. This is a known fault of firmware 3.9.1 and we are working on it. Until 3.9.2 is out, please switch the nightly self-test off under Settings > Care.\n\nBest wishes\nOstrello Customer Care'
const replaced =
  'Guten Tag,\n\nim Paketzentrum Kassel hat es gebrannt. Ihr Paket schicken wir noch heute kostenlos neu.\n\nFreundliche Grüße\nOstrello Kundenservice'

const scan: File = { name: 'passport-scan.jpg', kind: 'image/jpeg', size: 812_330 }

/** The landmark tickets by id; `landmarks` says what each is for. */
export const specials: ReadonlyMap<number, Special> = new Map([
  ...tickets.closedArchived.map((id): [number, Special] => [id, everyday('closed', users.endUser)]),
  [tickets.deletedRequester, everyday('closed', users.deleted)],
  [tickets.suspendedRequester, everyday('solved', users.suspended)],
  [tickets.closed, everyday('closed', users.endUser, () => ({ type: 'question' }))],
  [
    tickets.followedUp,
    spoken(users.endUser, outages.before.lines, {
      subject: outages.before.subject,
      status: 'closed',
      followup_ids: [tickets.followUp],
      tags: ['milk_jug'],
    }),
  ],
  [
    tickets.followUp,
    spoken(users.endUser, outages.again.lines, {
      subject: outages.again.subject,
      status: 'open',
      via: { channel: 'web', source: { from: { ticket_id: tickets.followedUp }, to: {}, rel: 'follow_up' } },
      tags: ['follow_up'],
    }),
  ],
  [
    tickets.problem,
    spoken(users.twoOrganizations, outages.firmware.lines, {
      subject: outages.firmware.subject,
      type: 'problem',
      has_incidents: true,
      priority: 'urgent',
      status: 'open',
      group_id: groups.technical,
      assignee_id: users.agent,
      tags: ['firmware', 'outage'],
    }),
  ],
  ...outages.firmware.incidents.map((text, index) => incident('problem', 'incidents', index, text)),
  [
    tickets.solvedProblem,
    spoken(users.otherAgent, outages.depot.lines, {
      subject: outages.depot.subject,
      type: 'problem',
      has_incidents: true,
      status: 'solved',
      tags: ['depot', 'outage'],
    }),
  ],
  ...outages.depot.incidents.map((text, index) => incident('solvedProblem', 'solvedIncidents', index, text)),
  [
    tickets.long,
    spoken(users.twoOrganizations, fleet.lines, {
      subject: fleet.subject,
      status: 'open',
      priority: 'high',
      tags: ['atelier', 'pressure'],
    }),
  ],
  [tickets.fields, everyday('open', users.endUser, tenFields)],
  [
    tickets.copied,
    everyday('pending', users.endUser, () => ({
      collaborator_ids: [users.mergeLoser, users.otherAgent],
      email_cc_ids: [users.mergeLoser],
      follower_ids: [users.otherAgent],
    })),
  ],
  [
    tickets.internal,
    spoken(users.endUser, mails.internal, {
      subject: 'Recall of tank batch 2214',
      status: 'open',
      type: 'task',
    }),
  ],
  [tickets.noSubject, everyday('open', users.endUser, () => ({ subject: null }))],
  [
    tickets.html,
    spoken(users.endUser, mails.html, {
      subject: 'Comparison of your plans',
      status: 'open',
      type: 'question',
    }),
  ],
  [
    tickets.attachments,
    spoken(users.endUser, mails.files, { subject: 'Photos of the damaged parcel', status: 'open' }),
  ],
  [tickets.overdue, everyday('open', users.endUser, world => ({ type: 'task', due_at: inDays(-6, world) }))],
  [tickets.dueSoon, everyday('hold', users.endUser, world => ({ type: 'task', due_at: inDays(2, world) }))],
  [tickets.softDeleted, everyday('open', users.endUser, world => ({ deleted_at: inDays(-3, world) }))],
  [
    tickets.trust,
    everyday('open', users.endUser + 40, () => ({ group_id: groups.trust, assignee_id: users.secondAdmin })),
  ],
  [tickets.external, everyday('open', users.endUser, () => ({ external_id: 'ERP-77120' }))],
  [tickets.injectionVisible, trap(traps.visible)],
  [tickets.injectionComment, trap(traps.comment)],
  [tickets.injectionHidden, trap(traps.hidden)],
  [tickets.injectionGerman, trap(traps.german, base.user + 67)],
  [tickets.injectionSubject, trap(traps.subject)],
  [tickets.personalCard, confession(confessions.card, users.endUser)],
  [tickets.personalIban, confession(confessions.iban, users.endUser + 50)],
  [tickets.personalPassport, confession(confessions.passport, users.endUser + 32, [scan])],
  [tickets.personalPassword, confession(confessions.password, users.endUser + 8)],
  [tickets.open, everyday('open', users.endUser, () => ({ type: 'question', priority: 'normal' }))],
  [tickets.fresh, everyday('new', users.endUser, () => ({ assignee_id: null }))],
  [tickets.pending, everyday('pending', users.endUser)],
  [tickets.hold, everyday('hold', users.endUser)],
  [tickets.solved, everyday('solved', users.endUser)],
  [tickets.ratedGood, everyday('solved', users.endUser)],
  [tickets.ratedBad, everyday('solved', users.endUser)],
])
