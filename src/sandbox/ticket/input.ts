import { z } from 'zod'
import { Anything, Fields, Flag, Id, Ids, Moment, Tags, Text, TextOrNumber } from '../values.ts'

const CommentInput = z.object({
  body: Text.nullish(),
  html_body: Text.nullish(),
  public: Flag.nullish(),
  author_id: Id.nullish(),
  uploads: Anything.optional(),
  metadata: Anything.optional(),
  add_short_url: Anything.optional(),
  channel_back: Anything.optional(),
  channel_source_id: Anything.optional(),
  translate_to: Anything.optional(),
})

const Copied = z.object({
  user_id: Id.nullish(),
  user_email: Text.nullish(),
  user_name: Text.nullish(),
  action: z.enum(['put', 'delete']).describe('must be one of put, delete').optional(),
})

const Person = z.object({
  name: Text.nullish(),
  email: Text.nullish(),
  locale: Anything.optional(),
  locale_id: Anything.optional(),
  organization_id: Anything.optional(),
  role: Anything.optional(),
  verified: Anything.optional(),
})

const Values = z
  .array(z.object({ id: Id, value: z.unknown() }))
  .describe('must be an array of objects with id and value')

/** The keys that both creates and updates take. Those of the last block do nothing here. */
const common = {
  subject: Text.nullish(),
  raw_subject: Text.nullish(),
  comment: CommentInput.describe('must be an object').nullish(),
  requester_id: Id.nullish(),
  requester: z.union([Id, z.string(), Person]).describe('must be an id, an e-mail or an object').nullish(),
  submitter_id: Id.nullish(),
  assignee_id: Id.nullish(),
  assignee_email: Text.nullish(),
  group_id: Id.nullish(),
  organization_id: Id.nullish(),
  status: Text.nullish(),
  custom_status_id: Id.nullish(),
  priority: Text.nullish(),
  type: Text.nullish(),
  tags: Tags.nullish(),
  external_id: TextOrNumber.nullish(),
  due_at: Moment.nullish(),
  problem_id: Id.nullish(),
  brand_id: Id.nullish(),
  ticket_form_id: Id.nullish(),
  recipient: Text.nullish(),
  custom_fields: Values.nullish(),
  fields: Values.nullish(),
  collaborator_ids: Ids.nullish(),
  collaborators: z
    .array(z.union([Id, z.string(), Person]))
    .describe('must be an array')
    .nullish(),
  additional_collaborators: z
    .array(z.union([Id, z.string(), Person]))
    .describe('must be an array')
    .nullish(),
  followers: z.array(Copied).describe('must be an array').nullish(),
  email_ccs: z.array(Copied).describe('must be an array').nullish(),
  macro_id: Id.nullish(),
  macro_ids: Ids.nullish(),
  metadata: Fields.nullish(),
  forum_topic_id: Id.nullish(),
  sharing_agreement_ids: Ids.nullish(),
  description: Text.nullish(),
  via_followup_source_id: Id.nullish(),
  attribute_value_ids: Anything.optional(),
  origin_zrn: Anything.optional(),
  sharing_agreements: Anything.optional(),
  support_type: Anything.optional(),
  suspended_ticket_id: Anything.optional(),
  suspension_type_id: Anything.optional(),
  system_metadata: Anything.optional(),
  tde_workspace: Anything.optional(),
  tpe_voice_comment: Anything.optional(),
  via_id: Anything.optional(),
  voice_comment: Anything.optional(),
}

export const CreateInput = z.object(common)

export const UpdateInput = z.object({
  ...common,
  safe_update: Flag.nullish(),
  updated_stamp: Moment.nullish(),
})

/** Only bulk updates know how to add and remove single tags. */
export const BulkInput = UpdateInput.extend({ additional_tags: Tags.nullish(), remove_tags: Tags.nullish() })

export const BatchInput = BulkInput.extend({ id: Id })

export type Input = z.infer<typeof BulkInput>
export type CommentGiven = z.infer<typeof CommentInput>
export type PersonGiven = z.infer<typeof Person> | string | number
export type CopiedGiven = z.infer<typeof Copied>
