import type { Organization, User } from '../account.ts'
import { stamp } from '../stamp.ts'
import { dayMs, localeOf } from './house.ts'
import { base, landmarks } from './landmarks.ts'
import { type Place, places, staff } from './names.ts'
import type { Random } from './random.ts'

const native = (name: string) => name.split('/')[0] ?? name
const latin = (name: string) => (name.split('/')[1] ?? name).toLowerCase().replace(/[^a-z]/g, '')
const at = (list: readonly string[], index: number) => list[index % list.length] ?? ''

/** The place that a user of this locale lives in. */
export function placeOf(locale: string): Place {
  const [first] = places
  const place = places.find(one => one.locale === locale) ?? first
  if (!place) throw new Error('the seed knows no places')
  return place
}

/** Digits where the pattern has `#`. */
export const digits = (pattern: string, random: Random) =>
  pattern.replace(/#/g, () => String(random.below(10)))

function blank(
  id: number,
  name: string,
  email: string | null,
  place: Place,
  born: number,
  seen: number,
): User {
  return {
    id,
    name,
    email,
    role: 'end-user',
    role_type: null,
    custom_role_id: null,
    created_at: stamp(born),
    updated_at: stamp(seen),
    time_zone: place.zone,
    iana_time_zone: place.iana,
    phone: null,
    shared_phone_number: null,
    photo: null,
    locale: place.locale,
    locale_id: place.localeId,
    organization_id: null,
    external_id: null,
    alias: null,
    active: true,
    shared: false,
    shared_agent: false,
    verified: true,
    suspended: false,
    moderator: false,
    only_private_comments: false,
    restricted_agent: true,
    ticket_restriction: 'requested',
    default_group_id: null,
    signature: null,
    details: null,
    notes: null,
    tags: [],
    user_fields: { machines: null, loyalty: null },
    last_login_at: stamp(seen),
    two_factor_auth_enabled: null,
    chat_only: false,
    report_csv: false,
  }
}

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ /g, '.')

/** The staff: admins, agents (two of them restricted) and a light agent. */
export function staffOf(now: number): User[] {
  return staff.map(({ name, role, groups }, index) => {
    const id = base.user + index + 1
    const email = `${plain(name)}@ostrello.example`
    const light = id === landmarks.users.lightAgent
    const restriction =
      id === landmarks.users.restrictedAgent
        ? 'groups'
        : id === landmarks.users.assignedOnlyAgent
          ? 'assigned'
          : null
    return {
      ...blank(
        id,
        name,
        email,
        placeOf('en-GB'),
        now - (700 - index * 9) * dayMs,
        now - (index + 1) * 3_600_000,
      ),
      role,
      role_type: light ? 1 : role === 'admin' ? 4 : null,
      custom_role_id: light ? base.later - 1_000 : null,
      external_id: `staff-${100 + index}`,
      alias: name.split(' ')[0] ?? null,
      moderator: role === 'admin',
      only_private_comments: light,
      restricted_agent: restriction !== null,
      ticket_restriction: restriction,
      default_group_id: base.group + (groups[0] ?? 1),
      signature: `${name}\nOstrello Customer Care`,
      tags: ['staff'],
      two_factor_auth_enabled: role === 'admin',
    }
  })
}

/** What sets the customers apart that the landmarks name. */
const particular: Readonly<Record<number, Partial<User>>> = {
  [landmarks.users.endUser]: {
    name: 'Maya Whitfield',
    email: 'maya.whitfield@northlight.example',
    organization_id: landmarks.organizations.main,
    external_id: 'CUST-1001',
    phone: '+1 202 555 0143',
    notes: 'Runs the office kitchen. Likes short answers.',
  },
  [landmarks.users.mergeLoser]: {
    name: 'Maya Whitfield',
    email: 'maya.whitfield@example.com',
    organization_id: null,
    external_id: null,
  },
  [landmarks.users.suspended]: { suspended: true, tags: ['abuse'], organization_id: null },
  [landmarks.users.deleted]: { active: false, organization_id: null, last_login_at: null },
  [landmarks.users.twoOrganizations]: { organization_id: landmarks.organizations.main },
  [landmarks.users.unverified]: { verified: false, last_login_at: null },
  [landmarks.users.idle]: { email: null, organization_id: null, verified: false, last_login_at: null },
}

/** The customers: they live in nine places and most of them belong to an organization of their country. */
export function customers(now: number, random: Random, firms: readonly Organization[]): User[] {
  const people: User[] = []
  for (const place of places) {
    const near = firms.filter(firm => localeOf(firm.id) === place.locale)
    for (let index = 0; index < place.people; index++) {
      const id = base.user + staff.length + people.length + 1
      const first = at(place.first, index)
      const last = at(place.last, index + Math.floor(index / place.first.length))
      const firm = near.length > 0 && random.chance(0.6) ? random.pick(near) : undefined
      const domain = firm?.domain_names[0] ?? random.pick(['example.com', 'example.org', 'example.net'])
      const name = place.locale === 'ja' ? [last, first] : [first, last]
      const born = now - random.between(60, 720) * dayMs
      people.push({
        ...blank(
          id,
          name.map(native).join(' '),
          `${latin(first)}.${latin(last)}@${domain}`,
          place,
          born,
          now - random.between(1, 55 * 24) * 3_600_000,
        ),
        phone: place.phone !== null && random.chance(0.6) ? digits(place.phone, random) : null,
        organization_id: firm?.id ?? null,
        external_id: `CUST-${985 + id - base.user}`,
        details: random.chance(0.4) ? `${random.pick(place.streets)}, ${random.pick(place.cities)}` : null,
        tags: random.chance(0.15) ? ['vip'] : random.chance(0.1) ? ['beta_tester'] : [],
        user_fields: { machines: random.between(1, 3), loyalty: random.pick(['bronze', 'silver', 'gold']) },
        ...particular[id],
      })
    }
  }
  return people
}
