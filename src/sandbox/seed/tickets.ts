import type { Ticket, TicketField, User } from '../account.ts'
import { prose } from '../prose/prose.ts'
import type { Scene, Topic } from '../prose/scene.ts'
import { stamp } from '../stamp.ts'
import type { Draft } from './draft.ts'
import { exampleOf } from './fields.ts'
import { dayMs } from './house.ts'
import { base, landmarks } from './landmarks.ts'
import { staff } from './names.ts'
import { placeOf } from './people.ts'
import type { Random } from './random.ts'
import { type Cast, filled, messages, prolonged, type Words, wordsFor } from './story.ts'

/** How many tickets the seed holds. */
export const ticketCount = 400

/** What every ticket is made of. */
export interface World {
  readonly nowMs: number
  readonly random: Random
  readonly staff: readonly User[]
  /** The customers that ordinary tickets may come from. */
  readonly askers: readonly User[]
  readonly user: (id: number) => User
  readonly fields: readonly TicketField[]
  /** Every value that a drop-down can have. */
  readonly options: ReadonlySet<unknown>
}

/** When ticket `id` was opened: the first more than a year ago, the last this morning, dense towards today. */
export function openedMs(id: number, nowMs: number): number {
  const left = 1 - id / ticketCount
  return nowMs - (0.02 + 60 * left + 340 * left ** 6) * dayMs
}

const groupOf: Readonly<Record<Topic, number>> = {
  delivery: landmarks.groups.logistics,
  machine: landmarks.groups.technical,
  app: landmarks.groups.technical,
  billing: landmarks.groups.billing,
  subscription: landmarks.groups.billing,
  beans: landmarks.groups.support,
  service: landmarks.groups.business,
  privacy: landmarks.groups.trust,
}

const often = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => name))

const byAge: readonly (readonly [days: number, statuses: readonly string[]])[] = [
  [45, often({ closed: 24, hold: 1, pending: 1, solved: 1 })],
  [10, often({ solved: 9, closed: 5, open: 3, pending: 2, hold: 2 })],
  [0, often({ open: 7, pending: 4, solved: 4, new: 3, hold: 2 })],
]

const statuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const
const priorities = [
  'normal',
  'normal',
  'normal',
  'normal',
  'low',
  'low',
  'high',
  'high',
  'urgent',
  null,
] as const
const types = ['question', 'question', 'question', 'incident', 'incident', 'problem', 'task', null] as const
const channels = often({ email: 12, web: 4, api: 2, native_messaging: 1, mobile: 1 })

const last = (scene: readonly (readonly [string, string])[], by: readonly string[]) =>
  scene.findLastIndex(([speaker]) => by.includes(speaker)) + 1

/** How much of a conversation has happened when its ticket stands where it stands. */
function told(turns: Scene['turns'], status: Ticket['status'], random: Random): Scene['turns'] {
  if (status === 'new') return turns.slice(0, 1)
  if (status === 'solved' || status === 'closed') return turns
  const part = turns.slice(0, random.between(2, turns.length))
  const cut = status === 'open' ? last(part, ['customer', 'note']) : last(part, ['agent', 'note'])
  return turns.slice(0, Math.max(cut, 2))
}

/** The thirty custom fields: those that the conversation tells are filled, the others are null. */
export function customFields(world: World, topic: Topic, words: Words): Ticket['custom_fields'] {
  const known: Readonly<Record<string, string | undefined>> = {
    product: `product_${words['product']?.toLowerCase().replace(' ', '_')}`,
    contact_reason: `contact_reason_${topic}`,
    order_number: topic === 'delivery' || topic === 'beans' ? words['order'] : undefined,
    serial_number: topic === 'machine' || topic === 'service' ? words['serial'] : undefined,
    firmware: topic === 'machine' || topic === 'app' ? words['firmware'] : undefined,
    invoice_number: topic === 'billing' ? words['invoice'] : undefined,
  }
  const today = stamp(world.nowMs).slice(0, 10)
  return world.fields.map(field => {
    const extra = world.random.chance(0.06) ? exampleOf(field, world.random, today) : null
    return { id: field.id, value: field.key in known ? (known[field.key] ?? null) : extra }
  })
}

const memberOf = (userId: number, groupId: number) =>
  staff[userId - base.user - 1]?.groups.includes(groupId - base.group) ?? false

/** The parts of the conversation that anyone may take: an agent of the topic's group, and another one. */
export function castOf(world: World, requester: User, topic: Topic, startMs: number): Cast {
  const working = world.staff.filter(one => one.id !== landmarks.users.lightAgent)
  const members = working.filter(one => memberOf(one.id, groupOf[topic]))
  const agent = world.random.pick(members)
  return { requester, agent, colleague: world.random.pick(working), startMs, nowMs: world.nowMs }
}

/** An everyday ticket: one of the conversations of the requester's language, cut where its status says. */
export function ordinary(
  id: number,
  world: World,
  fixed: { requester?: User; status?: Ticket['status'] } = {},
): Draft {
  const { random, nowMs } = world
  const startMs = openedMs(id, nowMs)
  const requester = fixed.requester ?? random.pick(world.askers)
  const language = prose[placeOf(requester.locale).language]
  const scene = random.pick(language.scenes)
  const age = (nowMs - startMs) / dayMs
  const likely = byAge.find(([days]) => age >= days)?.[1] ?? ['open']
  const drawn = random.pick(likely)
  const status = fixed.status ?? statuses.find(one => one === drawn) ?? 'open'
  const cast = castOf(world, requester, scene.topic, startMs)
  const words = wordsFor(cast, language, random)
  const asked = scene.topic === 'machine' || scene.topic === 'app'
  const extra = asked && random.chance(0.4) ? random.between(1, 7) : 0
  const turns = told(prolonged(scene, language, extra, random), status, random)
  const said = messages(turns, cast, words, random)
  const type = random.pick(types)
  const fields = customFields(world, scene.topic, words)
  const endMs = said.at(-1)?.atMs ?? startMs
  const taken = status !== 'new' || random.chance(0.2)
  const business = requester.organization_id !== null
  return {
    id,
    requester,
    channel: random.pick(channels),
    messages: said,
    more: {
      subject: filled(scene.subject, words),
      status,
      type,
      priority: random.pick(priorities),
      assignee_id: taken ? cast.agent.id : null,
      group_id: taken ? groupOf[scene.topic] : landmarks.groups.support,
      due_at: type === 'task' ? stamp(startMs + random.between(2, 40) * dayMs) : null,
      brand_id: business ? landmarks.brands.business : landmarks.brands.home,
      ticket_form_id: scene.topic === 'machine' ? landmarks.forms.machine : landmarks.forms.request,
      tags: tagsOf(
        [scene.topic, placeOf(requester.locale).language, ...requester.tags],
        fields,
        world.options,
      ),
      custom_fields: fields,
      updated_at: stamp(status === 'closed' ? Math.min(endMs + 4 * dayMs, nowMs) : endMs),
    },
  }
}

/** Zendesk adds the values of drop-downs to the tags. */
function tagsOf(
  words: readonly string[],
  values: Ticket['custom_fields'],
  options: ReadonlySet<unknown>,
): string[] {
  const tags = new Set(words)
  for (const { value } of values) {
    for (const one of Array.isArray(value) ? value : [value]) if (options.has(one)) tags.add(String(one))
  }
  return [...tags].sort()
}
