import type { Account } from '../src/sandbox/account.ts'
import { landmarks } from '../src/sandbox/seed.ts'

/** Something of a person's, in a sentence as people write it, and as it stands in a name or a tag. */
interface Canary {
  readonly kind: string
  readonly value: string
  readonly said: string
}

/** One value of each kind. None of them is anybody's. */
export const canaries: readonly Canary[] = [
  { kind: 'card', value: '4539 5787 6362 1486', said: 'My card is 4539 5787 6362 1486.' },
  { kind: 'bank_account', value: 'DE89 3704 0044 0532 0130 00', said: 'IBAN: DE89 3704 0044 0532 0130 00.' },
  { kind: 'national_id', value: '536-22-8145', said: 'SSN: 536-22-8145.' },
  { kind: 'passport', value: 'C01X00T47', said: 'My passport number is C01X00T47.' },
  {
    kind: 'secret',
    value: `sk_live_${'4eC39HqLyjWD'}arjtT1zdp7dc`,
    said: `The key is sk_live_${'4eC39HqLyjWD'}arjtT1zdp7dc.`,
  },
  { kind: 'password', value: 'Tr0ub4dor-3xq', said: 'My password is Tr0ub4dor-3xq' },
  {
    kind: 'email',
    value: 'quentin.vale@private-mail.example',
    said: 'Write to quentin.vale@private-mail.example.',
  },
  { kind: 'phone', value: '+44 20 7946 0958', said: 'Call me at +44 20 7946 0958.' },
  {
    kind: 'address',
    value: '742 Evergreen Terrace',
    said: 'I live at 742 Evergreen Terrace, Springfield, IL 62704.',
  },
  { kind: 'name', value: 'Zephyrine Quillfeather', said: 'My name is Zephyrine Quillfeather.' },
  { kind: 'ip', value: '203.0.113.77', said: 'I came from 203.0.113.77.' },
  { kind: 'birth_date', value: '14 March 1987', said: 'I was born on 14 March 1987.' },
]

/** A word of nobody's: where it is read, what is planted beside it was there to be read. */
export const witness = 'wombat'

const all = canaries.map(({ said }) => said).join('\n')
const line = `${witness} ${canaries.map(({ said }) => said).join(' ')}`

/** The records in which all of them are planted, in every field that holds text. */
export const planted = {
  ticket: landmarks.tickets.open,
  user: landmarks.users.endUser,
  organization: landmarks.organizations.main,
  macro: landmarks.macros.first,
}

const known = (kind: string) => canaries.find(one => one.kind === kind)?.value ?? ''
/** Kinds that are known by their form alone, without a word beside them that says what they are. */
const formed = ['card', 'bank_account', 'secret', 'email']
const tags = canaries
  .filter(({ kind }) => formed.includes(kind))
  .map(({ value }) => value.replaceAll(' ', ''))

/** Plants every canary. */
export function plant({
  tickets,
  comments,
  users,
  organizations,
  macros,
  ratings,
  ticketFields,
}: Account): void {
  const ticket = tickets.get(planted.ticket)
  if (ticket) {
    Object.assign(ticket, {
      subject: line,
      description: `${witness}\n${all}`,
      external_id: line,
      recipient: known('email'),
    })
    ticket.tags = [witness, ...tags]
    ticket.requester_id = planted.user
    ticket.custom_fields = [...ticketFields.values()].map(({ id }, at) => ({
      id,
      value: canaries[at]?.said ?? null,
    }))
  }
  for (const comment of comments.get(planted.ticket) ?? []) {
    comment.body = `${witness}\n${all}`
    comment.plain_body = comment.body
    comment.html_body = `<div>${witness}<br>${canaries.map(({ said }) => `<p>${said}</p>`).join('')}</div>`
    comment.author_id = planted.user
    comment.attachments = canaries.map(({ said }, at) => ({
      id: 700 + at,
      file_name: `${said}.pdf`,
      content_url: `https://x.zendesk.com/attachments/token/a1/?name=${encodeURIComponent(said).replaceAll('%20', at % 2 === 0 ? '+' : '%20')}`,
      content_type: 'application/pdf',
      size: 10,
      inline: false,
      deleted: false,
    }))
  }
  const user = users.get(planted.user)
  if (user) {
    Object.assign(user, {
      name: known('name'),
      alias: known('name'),
      email: known('email'),
      phone: known('phone'),
      details: line,
      notes: `${witness}\n${all}`,
      signature: all,
      external_id: line,
    })
    user.tags = tags
    user.user_fields = Object.fromEntries(canaries.map(({ kind, said }) => [`f_${kind}`, said]))
  }
  const organization = organizations.get(planted.organization)
  if (organization) {
    Object.assign(organization, { name: line, details: line, notes: all, external_id: line })
    organization.organization_fields = { about: line }
    organization.tags = tags
  }
  const macro = macros.get(planted.macro)
  if (macro) {
    Object.assign(macro, { title: line, raw_title: line, description: line })
    macro.actions = [{ field: 'comment_value', value: all }]
  }
  for (const rating of ratings.values()) rating.comment = line
}

const squeezed = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The kinds of the canaries that can be read in a text: as they are, with other blanks and marks between, or in base64. */
export function leaked(text: string): readonly string[] {
  const whole = squeezed(text)
  const decoded = [...text.matchAll(/[\w+/-]{16,}={0,2}/g)].map(([word]) =>
    squeezed(Buffer.from(word, 'base64').toString()),
  )
  return canaries
    .filter(({ value }) => [whole, ...decoded].some(seen => seen.includes(squeezed(value))))
    .map(({ kind }) => kind)
}
