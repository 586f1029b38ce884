import { describe, expect, test } from 'vitest'
import { ConfigError, InputError, Limited, Missing, Refused, Unrecorded } from '../src/errors.ts'
import { Hidden } from '../src/gate/bounds/guard.ts'
import { Bounded } from '../src/gate/input.ts'
import { reason } from '../src/gate/reason.ts'

const refused = (facts: Readonly<Record<string, string>>) =>
  new Refused('a', 'words of a customer', 'c', facts)

describe('Why a call came to nothing', () => {
  test.each<[string, unknown, string, string | undefined]>([
    ['a fault', new Error('words of a customer'), 'internal', undefined],
    ['what is no error', 'words', 'internal', undefined],
    ['wrong arguments', new InputError('a', 'b', 'c'), 'input', undefined],
    [
      'arguments that the policy bounds',
      new Bounded('a', 'b', {}),
      'refused',
      'the policy keeps it from that',
    ],
    ['a record that it may not see', new Hidden('get_ticket'), 'missing', 'the policy keeps it from that'],
    ['a record that is not there', new Missing('a', 'b', 'c'), 'missing', undefined],
    [
      'a journal that takes nothing',
      new Unrecorded('a', 'b', 'c'),
      'unavailable',
      'the journal cannot be written',
    ],
    ['a setting', new ConfigError('a', 'b', 'c'), 'config', undefined],
    ['a budget', new Limited('a', 'b', 'c', 1, { budget: 'calls' }), 'limited', 'its budget is used up'],
    ['a limit of Zendesk', new Limited('a', 'b', 'c', 1), 'limited', undefined],
    ['a grant that it lacks', refused({ wants: 'tickets:read' }), 'refused', 'it wants tickets:read'],
    ['a scope', refused({ scope: 'read' }), 'refused', 'the sign-in lacks the scope read'],
    ['a freeze', refused({ stopped: 'freeze' }), 'refused', 'the operator has frozen it'],
    ['an end', refused({ stopped: 'expiry' }), 'refused', 'its access has ended'],
    ['a bound on records', refused({ bound: 'tickets' }), 'refused', 'the policy keeps it from that'],
    ['a no', refused({ approval: 'declined' }), 'declined', undefined],
    ['a plan that ended', refused({ approval: 'expired' }), 'expired', undefined],
    [
      'a plan that waits',
      refused({ approval: 'waiting' }),
      'refused',
      'the operator has not approved it yet',
    ],
    ['a plan for another call', refused({ approval: 'altered' }), 'refused', 'its plan was for another call'],
    [
      'a plan that nobody knows',
      refused({ approval: 'unknown' }),
      'refused',
      'its plan is unknown or was used',
    ],
    [
      'a plan for an older record',
      refused({ approval: 'changed' }),
      'refused',
      'the record had changed since its plan',
    ],
    ['the policy', refused({ approval: 'refused' }), 'refused', 'the policy refuses such calls'],
    ['Zendesk', refused({}), 'refused', undefined],
  ])('is told in words of ours: %s', (_, error, outcome, why) => {
    expect(reason(error)).toEqual({ outcome, ...(why !== undefined && { why }) })
  })
})
