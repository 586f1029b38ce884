import { z } from 'zod'
import { masks, modes } from '../gate/policy/kinds.ts'
import { words } from './words.ts'

/** Who may do what, and where it is written down. */
export const grants = {
  grant: z
    .string()
    .optional()
    .register(words, {
      flag: 'grant',
      env: ['DESKWARDEN_GRANT'],
      takes: 'GRANT',
      about: 'What is granted, such as *:read,tickets:write; with --policy, what no agent passes',
    }),
  policy: z
    .string()
    .min(1)
    .optional()
    .register(words, {
      flag: 'policy',
      also: 'agents',
      env: ['DESKWARDEN_POLICY', 'DESKWARDEN_AGENTS'],
      takes: 'FILE',
      about: 'The policy file: who may call, for what, and under which conditions; --agents means the same',
    }),
  agent: z
    .string()
    .optional()
    .register(words, {
      flag: 'agent',
      env: ['DESKWARDEN_AGENT'],
      takes: 'NAME',
      about: 'The agent of the policy that stdio, call and tools act for',
    }),
  approvals: z.enum(modes, `must be one of ${modes.join(', ')}`).register(words, {
    flag: 'approvals',
    env: ['DESKWARDEN_APPROVALS'],
    takes: 'MODE',
    default: 'ask',
    about: `Who says yes, where no policy tells, to what destroys, writes to many records, is read by the customer, or could do harm after customers' words: ${modes.join(', ')}`,
  }),
  mask: z.enum(masks, `must be one of ${masks.join(', ')}`).register(words, {
    flag: 'mask',
    env: ['DESKWARDEN_MASK'],
    takes: 'LEVEL',
    default: 'partial',
    about: `How much of what is personal the agent sees as handles, where no policy tells: ${masks.join(', ')}`,
  }),
  state: z
    .string()
    .min(1)
    .optional()
    .register(words, {
      flag: 'state',
      env: ['DESKWARDEN_STATE'],
      takes: 'FOLDER',
      about:
        'Where the journal, freezes, approvals and requests are; beside the policy, or in --home, where unset',
    }),
  anchor: z
    .string()
    .min(1)
    .optional()
    .register(words, {
      flag: 'anchor',
      env: ['DESKWARDEN_ANCHOR'],
      takes: 'TARGET',
      about:
        'Where the head of the journal is told from time to time, out of its reach: stderr, a file, an https URL, or exec:PROGRAM',
    }),
  noJournal: z.stringbool('must be true or false').register(words, {
    flag: 'no-journal',
    env: ['DESKWARDEN_NO_JOURNAL'],
    default: 'false',
    about: 'Keep no journal of the calls',
  }),
}
