import { z } from 'zod'
import { forms } from '../gate/trace.ts'
import { words } from './words.ts'

/** What is said, and how. */
export const other = {
  legacyOnly: z.stringbool('must be true or false').register(words, {
    flag: 'legacy-only',
    env: ['DESKWARDEN_LEGACY_ONLY'],
    default: 'false',
    about: 'Serve the 2025 protocol alone',
  }),
  answerTokens: z.coerce
    .number('must be a number of tokens')
    .int('must be a whole number')
    .min(1_000, 'must be at least 1000')
    .max(20_000, 'must be at most 20000')
    .register(words, {
      flag: 'answer-tokens',
      env: ['DESKWARDEN_ANSWER_TOKENS'],
      takes: 'TOKENS',
      default: '10000',
      about: 'The most that an answer costs a model; next_cursor has what is left out',
    }),
  log: z.enum(forms, `must be one of ${forms.join(', ')}`).register(words, {
    flag: 'log',
    env: ['DESKWARDEN_LOG'],
    takes: 'FORM',
    default: 'sentences',
    about: `The trace of every call on stderr: ${forms.join(', ')}`,
  }),
  yes: z.stringbool('must be true or false').register(words, {
    flag: 'yes',
    default: 'false',
    about: 'Let call do what wants a yes without asking',
  }),
  json: z.stringbool('must be true or false').register(words, {
    flag: 'json',
    default: 'false',
    about: 'Print as JSON what tools, agents, policy, audit, approvals, requests, status and doctor show',
  }),
}
