import type { TicketField } from '../account.ts'
import { type Call, ok } from '../call.ts'
import { type Order, paged } from '../pagination.ts'
import type { Wire } from '../present.ts'

/** A field that every ticket has: it is no custom field and cannot be removed. */
type SystemField = Pick<TicketField, 'id' | 'type' | 'title'> & { readonly portal?: true }

/** The fields of every account, by the ids that they have in the box. */
const system: readonly SystemField[] = [
  { id: 21_007_000_000_901, type: 'subject', title: 'Subject', portal: true },
  { id: 21_007_000_000_902, type: 'description', title: 'Description', portal: true },
  { id: 21_007_000_000_903, type: 'status', title: 'Status' },
  { id: 21_007_000_000_904, type: 'tickettype', title: 'Type' },
  { id: 21_007_000_000_905, type: 'priority', title: 'Priority' },
  { id: 21_007_000_000_906, type: 'group', title: 'Group' },
  { id: 21_007_000_000_907, type: 'assignee', title: 'Assignee' },
  { id: 21_007_000_000_908, type: 'custom_status', title: 'Ticket status' },
]

const order: Order<Wire & { readonly id: number }> = { id: field => field.id }

/** Every ticket field; an end user sees those of the portal. */
export function listTicketFields(call: Call) {
  const { world, actor } = call
  const { ticketFields } = world.account
  const wire = (
    { id, type, title, ...more }: SystemField | TicketField,
    position: number,
    removable: boolean,
  ) => {
    const portal = 'portal' in more
    return {
      url: `${world.url()}/api/v2/ticket_fields/${id}.json`,
      id,
      type,
      title,
      raw_title: title,
      description: title,
      position,
      active: true,
      required: 'required' in more && more.required === true,
      collapsed_for_agents: false,
      title_in_portal: title,
      visible_in_portal: portal,
      editable_in_portal: portal,
      required_in_portal: portal,
      removable,
      key: 'key' in more ? more.key : null,
      ...('custom_field_options' in more && { custom_field_options: more.custom_field_options }),
    }
  }
  const all = [
    ...system.map((field, index) => wire(field, index, false)),
    ...[...ticketFields.values()].map((field, index) => wire(field, system.length + index, true)),
  ]
  const seen = actor.user.role === 'end-user' ? all.filter(field => field.visible_in_portal) : all
  const page = paged(call, seen, order)
  return ok({ ticket_fields: page.rows, ...page.beside })
}
