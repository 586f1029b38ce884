import type { Macro } from '../account.ts'
import { stamp } from '../stamp.ts'
import { dayMs } from './house.ts'
import { base, landmarks } from './landmarks.ts'

type Action = Macro['actions'][number]

const reply = (value: string): Action[] => [
  { field: 'comment_value', value },
  { field: 'comment_mode_is_public', value: 'true' },
]
const note = (value: string): Action[] => [
  { field: 'comment_value', value },
  { field: 'comment_mode_is_public', value: 'false' },
]
const set = (field: string, value: unknown): Action => ({ field, value })

const drafts: readonly (readonly [title: string, actions: readonly Action[]])[] = [
  [
    'Delivery::Ask for order number',
    [...reply('Could you send me your order number? It starts with OS-.'), set('status', 'pending')],
  ],
  [
    'Delivery::Parcel trace opened',
    [
      ...reply('I have asked the carrier to trace your parcel.'),
      set('status', 'hold'),
      set('current_tags', 'trace'),
    ],
  ],
  ['Delivery::Send again', [...reply('A new parcel leaves today, free of charge.'), set('status', 'solved')]],
  [
    'Machine::E11 tank magnet',
    [
      ...reply('Please turn the empty tank upside down and tap it twice.'),
      set('status', 'pending'),
      set('priority', 'normal'),
    ],
  ],
  [
    'Machine::Descaling steps',
    [...reply('Please run the descaling program, it takes 25 minutes.'), set('status', 'pending')],
  ],
  [
    'Machine::Hand to technical',
    [set('group_id', String(landmarks.groups.technical)), set('priority', 'high')],
  ],
  [
    'Billing::Refund started',
    [...reply('The refund is on its way, it takes three to five working days.'), set('status', 'solved')],
  ],
  ['Billing::Hand to billing', [set('group_id', String(landmarks.groups.billing))]],
  [
    'Subscription::Confirm cancellation',
    [...reply('I confirm your cancellation.'), set('status', 'solved'), set('current_tags', 'churn')],
  ],
  ['Close as spam', [set('status', 'closed'), set('current_tags', 'spam')]],
  ['Take it', [set('assignee_id', 'current_user'), set('status', 'open')]],
  [
    'Ask again after five days',
    [...reply('Is there anything else that I can do for you?'), set('status', 'pending')],
  ],
  ['Christmas greeting (old)', reply('Happy holidays from all of us at Ostrello!')],
  [
    'Trust::Identity checked',
    [...note('Identity checked by reply from the stored address.'), set('priority', 'high')],
  ],
  ['Jonas: short thanks', [...reply('Thank you, all done.'), set('status', 'solved')]],
]

/** Fifteen macros: two inactive, one for a group, one for a single agent. */
export function macros(now: number): Macro[] {
  return drafts.map(([title, actions], index) => {
    const id = base.macro + index + 1
    return {
      id,
      title,
      raw_title: title,
      active: id !== landmarks.macros.inactive && index !== 9,
      description: index % 3 === 0 ? `What we do for: ${title}` : null,
      position: index + 1,
      default: false,
      actions: [...actions],
      restriction:
        id === landmarks.macros.forGroup
          ? { type: 'Group', id: landmarks.groups.trust, ids: [landmarks.groups.trust] }
          : id === landmarks.macros.forUser
            ? { type: 'User', id: landmarks.users.agent }
            : null,
      created_at: stamp(now - (500 - index * 10) * dayMs),
      updated_at: stamp(now - (200 - index * 9) * dayMs),
    }
  })
}
