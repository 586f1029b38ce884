import { z } from 'zod'
import { Anything, Fields, Flag, Id, Ids, Tags, Text, TextOrNumber } from '../values.ts'

const Identity = z.object({
  type: Text,
  value: Text,
  primary: Flag.optional(),
  verified: Flag.optional(),
  verification_method: Anything.optional(),
})

const common = {
  name: Text.nullish(),
  email: Text.nullish(),
  role: Text.nullish(),
  custom_role_id: Id.nullish(),
  alias: Text.nullish(),
  details: Text.nullish(),
  notes: Text.nullish(),
  phone: Text.nullish(),
  shared_phone_number: Flag.nullish(),
  signature: Text.nullish(),
  external_id: TextOrNumber.nullish(),
  locale: Text.nullish(),
  locale_id: Id.nullish(),
  language: Text.nullish(),
  time_zone: Text.nullish(),
  moderator: Flag.nullish(),
  only_private_comments: Flag.nullish(),
  organization_id: Id.nullish(),
  organization_ids: Ids.nullish(),
  default_group_id: Id.nullish(),
  group_id: Id.nullish(),
  suspended: Flag.nullish(),
  verified: Flag.nullish(),
  tags: Tags.nullish(),
  ticket_restriction: Text.nullish(),
  user_fields: Fields.nullish(),
  identities: z.array(Identity).describe('must be an array').nullish(),
  skip_verify_email: Flag.nullish(),
  remote_photo_url: Text.nullish(),
  agent_brand_ids: Anything.optional(),
}

export const CreateInput = z.object({
  ...common,
  organization: z.object({ name: Text }).describe('must be an object with a name').nullish(),
  organization_name: Text.nullish(),
  group_ids: Ids.nullish(),
  active_brand_id: Anything.optional(),
  password: Anything.optional(),
  separation: Anything.optional(),
})

export const UpdateInput = z.object({ ...common, photo: Anything.optional() })

/** The reference gives a whole user here; only the id, or an e-mail, has a meaning. */
export const MergeInput = z.looseObject({ id: Id.nullish(), email: Text.nullish() })

export type Input = z.infer<typeof CreateInput>
