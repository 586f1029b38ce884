import { here, type Sentences } from './sentence.ts'

const { billing, tier2, returns, nightShift } = here

export const groups: Sentences = {
  list_groups: [
    ['list the groups', {}],
    ['which teams do we have?', {}],
    ['what groups can I assign this ticket to?', { exclude_deleted: true }],
    ['show all agent groups with their members', { fields: ['users'] }],
    ['what support teams are there', {}],
    ['show me the departments that agents are in', {}],
  ],
  get_group: [
    ['show group 20001', { group_id: billing }],
    ['who is in the billing group', { group_id: billing, fields: ['users'] }],
    ["what's the description of group 20001", { group_id: billing }],
    ['is group 20001 private?', { group_id: billing }],
    ['pull up the details of the team with id 20001', { group_id: billing }],
    ['has group 20003 been deleted?', { group_id: returns }],
  ],
  create_group: [
    ['create a group called Tier 2', { name: 'Tier 2' }],
    ['add a new team for refunds', { name: 'Refunds' }],
    ['set up a private group for HR agents', { name: 'HR', is_public: false }],
    ['make a new agent group Logistics', { name: 'Logistics' }],
    ['we need a new support team named Returns', { name: 'Returns' }],
    ['start a group for the night shift', { name: 'Night shift' }],
  ],
  update_group: [
    ['rename the group Billing to Finance', { group_id: billing, name: 'Finance' }],
    ['make group 20001 private', { group_id: billing, is_public: false }],
    ['change the description of the billing group', { group_id: billing, description: 'Invoices' }],
    ['the team Tier 2 is now called Escalations', { group_id: tier2, name: 'Escalations' }],
    ['edit group 20001', { group_id: billing, description: 'Invoices' }],
    ['give the returns team a better description', { group_id: returns, description: 'Goods sent back' }],
  ],
  delete_group: [
    ['delete the group Returns', { group_id: returns }],
    ['remove group 20003', { group_id: returns }],
    ["we don't need the night shift team any more, delete it", { group_id: nightShift }],
    ['get rid of the old billing group', { group_id: billing }],
    ['dissolve the returns team', { group_id: returns }],
    ['drop group 20003', { group_id: returns }],
  ],
}
