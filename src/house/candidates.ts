import { z } from 'zod'
import type { Candidate, Found } from '../gate/naming/choose.ts'
import type { Spot } from '../gate/naming/spots.ts'
import type { Fields } from './fields.ts'
import type { Page, Read } from './reading.ts'

/** What is known without reading as the caller. */
interface Sources {
  readonly fields: Fields['all']
  /** What answers have told of records of a kind. */
  readonly known?: (key: string) => readonly Candidate[]
}

const Row = z.looseObject({
  id: z.number(),
  name: z.string().nullish(),
  agent_label: z.string().nullish(),
  email: z.string().nullish(),
  role: z.string().nullish(),
  active: z.boolean().nullish(),
  deleted: z.boolean().nullish(),
})
const Rows = z.array(Row.nullable().catch(null)).catch([])

/** So many pages of a list are looked through. */
const mostPages = 10

/** Who or what may be meant by a name; undefined where the caller may not know. */
export function candidates(given: Sources, read: Read, spot: Spot): Promise<Found | undefined> {
  switch (spot.key) {
    case 'users':
      return people(read, spot)
    case 'groups':
      return listed(read, 'list_groups', 'groups')
    case 'organizations':
      return organizations(read, spot)
    case 'custom_statuses':
      return statuses(read, given.known?.(spot.key) ?? [])
    default:
      return given.fields().then(fields =>
        fields
          ? {
              candidates: fields.list.flatMap(({ id, title, key, active }) =>
                active ? [{ id, name: title, also: [`${title} (${id})`, ...(key ? [key] : [])] }] : [],
              ),
              complete: fields.complete,
            }
          : undefined,
      )
  }
}

/** People by name or e-mail address. Only somebody of the help desk can be assigned. */
async function people(read: Read, { said, field }: Spot): Promise<Found | undefined> {
  const word = said.includes('@') ? 'email' : 'name'
  const found = await Promise.all(
    spellings(said).map(text => read('search_users', { query: `${word}:"${text}"`, limit: 100 })),
  )
  return gathered(
    found,
    'users',
    isWhole(found),
    ({ role, active }) => active !== false && (field !== 'assignee_id' || role !== 'end-user'),
  )
}

async function organizations(read: Read, { said }: Spot): Promise<Found | undefined> {
  const found = await Promise.all(
    spellings(said).map(text => read('search', { query: `type:organization name:"${text}"`, limit: 100 })),
  )
  return gathered(found, 'results', isWhole(found)) ?? listed(read, 'list_organizations', 'organizations')
}

/** A name as it was given, and without its accents: whether Zendesk's search tells them apart is not documented. */
function spellings(said: string): readonly string[] {
  const text = said.replaceAll(/["\\\p{C}]+/gu, ' ').trim()
  const bare = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  return [...new Set([text, bare])].filter(one => one !== '')
}

async function listed(read: Read, tool: string, key: 'groups' | 'organizations'): Promise<Found | undefined> {
  const pages: Page[] = []
  for (let cursor: string | undefined; pages.length < mostPages; ) {
    const page = await read(tool, { limit: 100, ...(cursor !== undefined && { cursor }) })
    if (!page) return undefined
    pages.push(page)
    cursor = page.next
    if (cursor === undefined) break
  }
  return gathered(pages, key, pages.at(-1)?.next === undefined, ({ deleted }) => deleted !== true)
}

/** No tool lists custom statuses: they are those that answers have told of, and those of the tickets that changed last. */
async function statuses(read: Read, known: readonly Candidate[]): Promise<Found | undefined> {
  const page = await read('list_tickets', { limit: 100, sort: '-updated_at', include: ['custom_statuses'] })
  const told = page && gathered([page], 'custom_statuses', true)
  if (!told && known.length === 0) return undefined
  return { candidates: distinct([...known, ...(told?.candidates ?? [])]), complete: true }
}

/** The named rows of pages, each once; nothing where one of the pages may not be read. */
function gathered(
  pages: readonly (Page | undefined)[],
  key: string,
  complete: boolean,
  passes: (row: z.infer<typeof Row>) => boolean = () => true,
): Found | undefined {
  const seen = pages.flatMap(page => (page ? [page] : []))
  if (seen.length < pages.length || seen.length === 0) return undefined
  const candidates = seen.flatMap(({ body }) =>
    Rows.parse(body[key]).flatMap((row): readonly Candidate[] => {
      const name = row?.name ?? row?.agent_label
      return row && name && passes(row) ? [{ id: row.id, name, ...(row.email && { also: [row.email] }) }] : []
    }),
  )
  return { candidates: distinct(candidates), complete }
}

/** No page goes on. */
const isWhole = (pages: readonly (Page | undefined)[]) => pages.every(page => page?.next === undefined)

const distinct = (candidates: readonly Candidate[]): readonly Candidate[] => [
  ...new Map(candidates.map(one => [one.id, one])).values(),
]
