import { here, type Sentences } from './sentence.ts'

const { refundMacro, closingMacro, oldMacro, billing } = here
const says = (value: string) => [{ field: 'comment_value', value }]

export const macros: Sentences = {
  list_macros: [
    ['list the macros', {}],
    ['which canned responses do we have?', {}],
    ['show me all active macros', { active: true }],
    ['what macros does the billing team have', { group_id: billing }],
    ['which macros got used the most this week', { fields: ['usage_7d'] }],
    ['show my personal macros', { access: 'personal' }],
    ['what reply templates are there?', {}],
  ],
  get_macro: [
    ['show macro 50001', { macro_id: refundMacro }],
    ['what does macro 50001 do?', { macro_id: refundMacro }],
    ['show me the text of the refund macro', { macro_id: refundMacro }],
    ['apply macro 50001 to this ticket', { macro_id: refundMacro }],
    ['which actions are in macro 50001', { macro_id: refundMacro }],
    ['open the canned response 50001', { macro_id: refundMacro }],
    ['what fields does the macro "Close and thank" set', { macro_id: closingMacro }],
  ],
  create_macro: [
    [
      'create a macro that closes the ticket and thanks the customer',
      { title: 'Close and thank', actions: [{ field: 'status', value: 'solved' }, ...says('Thank you!')] },
    ],
    ['save this reply as a macro', { title: 'Refund issued', actions: says('Your refund is on its way.') }],
    [
      'add a canned response for shipping delays',
      { title: 'Shipping delay', actions: says('Your parcel is late.') },
    ],
    [
      'make a template reply for refunds, only for the billing group',
      {
        title: 'Refund issued',
        actions: says('Your refund is on its way.'),
        restriction: { type: 'Group', ids: [billing] },
      },
    ],
    [
      'set up a new macro called Escalate',
      { title: 'Escalate', actions: [{ field: 'priority', value: 'urgent' }] },
    ],
    [
      'new macro: status pending plus tag waiting',
      {
        title: 'Wait',
        actions: [
          { field: 'status', value: 'pending' },
          { field: 'current_tags', value: 'waiting' },
        ],
      },
    ],
  ],
  update_macro: [
    ['rename macro 50001 to Refund issued', { macro_id: refundMacro, title: 'Refund issued' }],
    ['deactivate the macro 50001', { macro_id: refundMacro, active: false }],
    ['change the text of the refund macro', { macro_id: refundMacro, actions: says('Your refund is here.') }],
    [
      'edit the canned response so that it says 5 days instead of 3',
      { macro_id: refundMacro, actions: says('It takes 5 days.') },
    ],
    ['turn off the macro "Old greeting"', { macro_id: oldMacro, active: false }],
    [
      'restrict macro 50001 to the billing group',
      { macro_id: refundMacro, restriction: { type: 'Group', ids: [billing] } },
    ],
    [
      'let the macro also set the priority to high',
      {
        macro_id: refundMacro,
        actions: [...says('Your refund is here.'), { field: 'priority', value: 'high' }],
      },
    ],
  ],
  delete_macro: [
    ['delete macro 50009', { macro_id: oldMacro }],
    ['remove the canned response about Christmas', { macro_id: oldMacro }],
    ['get rid of the old refund macro', { macro_id: oldMacro }],
    ['kill the macro nobody uses', { macro_id: oldMacro }],
    ['throw away macro 50009', { macro_id: oldMacro }],
    ['erase the shipping delay template', { macro_id: oldMacro }],
  ],
}
