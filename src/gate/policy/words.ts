import { z } from 'zod'
import { masks, modes, taintedModes } from './kinds.ts'

/** What the trace calls those who call without a policy. */
const reserved = ['stdio', 'local', 'cli', 'anonymous', 'operator']

export const Name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be 1 to 64 letters, digits, dots, dashes or underscores')
  .refine(
    name => !reserved.includes(name.toLowerCase()),
    `must not be ${reserved.join(', ')}, as the trace calls others`,
  )
  .describe('What the trace calls the agent')

const GrantLine = z.string().max(4_000).describe('Such as *:read,tickets:write,-create_ticket')

const Moment = z.iso.datetime({ offset: true }).describe('A moment such as 2027-01-31T00:00:00Z')

const Approvals = z
  .strictObject({
    destructive: z.enum(modes).optional().describe('Calls that delete or cannot be undone'),
    bulk: z.enum(modes).optional().describe('Calls that write many records at once'),
    public: z.enum(modes).optional().describe('Comments that the customer reads'),
    write: z.enum(modes).optional().describe('All other calls that write'),
    tainted: z
      .enum(taintedModes)
      .optional()
      .describe(
        "Calls that could do harm within an hour after the agent has read customers' words: public comments, people new to a ticket, changes of users, organizations, groups and macros, bulk calls, calls that destroy",
      ),
    unasked: z
      .enum(['preview', 'operator', 'refuse'])
      .optional()
      .describe(
        'What ask becomes where the client has no way to ask its user; for tainted, preview means operator',
      ),
  })
  .describe(
    'Who says yes, by kind of call: never asks nobody, preview lets the agent confirm a plan, ask asks the user of the client, operator waits for `deskwarden approvals approve`, refuse refuses.',
  )

const Masking = z
  .enum(masks)
  .optional()
  .describe(
    'What an agent sees as handles such as [[card:1]]. partial: cards, national ids, passports, bank accounts, secrets and passwords; strict: e-mail and IP addresses, phone numbers, addresses, names and birth dates too; off: nothing',
  )

const Most = z.int().min(0).max(1_000_000)
const Budget = z.strictObject({
  hour: Most.optional().describe('In an hour of the clock, UTC'),
  day: Most.optional().describe('In a day, UTC'),
})
const Budgets = z
  .strictObject({
    calls: Budget.optional(),
    writes: Budget.optional().describe('Calls that write, those that destroy included'),
    destructive: Budget.optional(),
    publicReplies: Budget.optional().describe('Calls with a comment that the customer reads'),
  })
  .describe('At most so many calls that were let through')

const Plain = z.union([z.string().max(1_000), z.number(), z.boolean()])

const FieldBound = z
  .strictObject({
    is: Plain.optional().describe('Only this value'),
    in: z.array(Plain).min(1).max(1_000).optional().describe('Only one of these values'),
    not: z.array(Plain).min(1).max(1_000).optional().describe('None of these values'),
    most: z.int().min(1).max(100_000).optional().describe('At most so many entries of a list'),
  })
  .refine(bound => Object.values(bound).some(value => value !== undefined), 'needs is, in, not or most')

const Bound = z
  .strictObject({
    only: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(200)
      .optional()
      .describe('The only fields that may be given, beside the ids that name the record'),
    fields: z
      .record(z.string().min(1).max(200), FieldBound)
      .optional()
      .describe('By field, such as status or comment.public'),
  })
  .refine(({ only, fields }) => only !== undefined || fields !== undefined, 'needs only or fields, or both')

const Ids = z.array(z.int().positive()).min(1).max(1_000)
const Records = z
  .strictObject({
    tickets: z
      .strictObject({
        brand_id: Ids.optional(),
        group_id: Ids.optional(),
        organization_id: Ids.optional(),
      })
      .refine(({ ...of }) => Object.keys(of).length > 0, 'needs brand_id, group_id or organization_id')
      .describe('Only tickets of these brands, groups and organizations: each that is named has to hold'),
  })
  .describe('The only records that may be read or written')

const Temporary = z.strictObject({
  grant: GrantLine,
  until: Moment,
})

const Agent = z.strictObject({
  name: Name,
  tokenSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case')
    .optional()
    .describe(
      'SHA-256 of the token, which `deskwarden agents add` makes; without one the agent can be served by --agent alone.',
    ),
  grant: GrantLine,
  expires: Moment.optional().describe('When its access ends'),
  approvals: Approvals.optional(),
  mask: Masking,
  budgets: Budgets.optional(),
  bounds: z
    .record(z.string().min(1).max(100), Bound)
    .optional()
    .describe(
      'What a tool may be given, by tool; a bound on update_ticket holds for update_many_tickets too',
    ),
  records: Records.optional(),
  temporary: z
    .array(Temporary)
    .max(200)
    .optional()
    .describe('Grants for a time, as `deskwarden requests approve` adds them'),
})

/** The policy file as it is written: who may use this Deskwarden, for what, and under which conditions. */
export const File = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1),
    ceiling: GrantLine.optional().describe('What no agent passes, whatever its grant'),
    approvals: Approvals.optional().describe('For every agent that does not say otherwise'),
    mask: Masking,
    agents: z.array(Agent).max(1_000),
  })
  .describe('Who may use this Deskwarden, for what, and under which conditions')

export type PolicyFile = z.output<typeof File>
export type AgentWords = PolicyFile['agents'][number]
export type BoundWords = z.output<typeof Bound>
export type FieldBound = z.output<typeof FieldBound>

/** The policy's JSON Schema, for editors. */
export const policySchema = () => z.toJSONSchema(File, { target: 'draft-7' })

/** The name of a new agent, or why it cannot be one. */
export const nameProblem = (name: string) => Name.safeParse(name).error?.issues[0]?.message
