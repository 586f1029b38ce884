import { fields } from './mask/hints.ts'

/** What Zendesk's schema says is personal, by kind of record and field. */
export const personal = fields({
  email: 'email',
  recipient: 'email',
  user_email: 'email',
  phone: 'phone',
  shared_phone_number: 'clean',
  requester: 'name',
  assignee: 'name',
  submitter: 'name',
  author: 'name',
  updater: 'name',
  collaborators: 'name',
  followers: 'name',
  email_ccs: 'name',
  'from.name': 'name',
  'to.name': 'name',
  'user.name': 'name',
  'user.alias': 'name',
  'comment.author': 'name',
})
