import { z } from 'zod'
import { duration, moment, whole } from './value.ts'
import { words } from './words.ts'

/** What the operator's commands are asked for. */
export const operator = {
  tool: z.string().min(1).optional().register(words, {
    flag: 'tool',
    takes: 'NAME',
    about: 'Of audit: calls of this tool alone',
  }),
  ticket: whole().optional().register(words, {
    flag: 'ticket',
    takes: 'ID',
    about: 'Of audit: calls about this ticket alone',
  }),
  outcome: z.string().min(1).optional().register(words, {
    flag: 'outcome',
    takes: 'NAME',
    about: 'Of audit: calls that ended so, such as done, refused or declined',
  }),
  since: moment().optional().register(words, {
    flag: 'since',
    takes: 'WHEN',
    about: 'Of audit: from then on, such as 2026-11-20, 2026-11-20T10:00:00Z or 2h',
  }),
  until: moment().optional().register(words, {
    flag: 'until',
    takes: 'WHEN',
    about: 'Of audit: up to then',
  }),
  follow: z.stringbool('must be true or false').register(words, {
    flag: 'follow',
    short: 'f',
    default: 'false',
    about: 'Let audit show go on with what comes',
  }),
  format: z.enum(['jsonl', 'csv', 'ocsf'], 'must be one of jsonl, csv, ocsf').register(words, {
    flag: 'format',
    takes: 'FORM',
    default: 'jsonl',
    about: 'How audit export writes: jsonl, csv, ocsf',
  }),
  expectedHead: z.string().min(1).optional().register(words, {
    flag: 'expected-head',
    takes: 'HEAD',
    about: 'What audit verify has to find: a head that was kept elsewhere',
  }),
  for: duration().optional().register(words, {
    flag: 'for',
    takes: 'TIME',
    about: 'How long requests approve grants it, such as 2h; a day where it is not said',
  }),
  writes: z.stringbool('must be true or false').register(words, {
    flag: 'writes',
    default: 'false',
    about: 'Let freeze stop what writes, and leave what reads',
  }),
}
