import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { catalog, companions } from '../tools/index.ts'
import type { Tool } from '../tools/tool.ts'
import { governed } from './governed.ts'
import { example } from './inputs.ts'
import { linesOf, recordsOf } from './journal-rig.ts'
import type { Spoken } from './raw/message.ts'
import { type Recorder, recorder } from './raw/recorder.ts'
import { modernPipe, type Pipe, piped } from './raw/stdio.ts'
import { yes } from './raw/yes.ts'
import { environment, everything } from './rig.ts'
import { eventually } from './until.ts'

const tools = [...catalog, ...companions]
/** Stands in all that a customer, a colleague or an agent says. */
const word = 'zyxwords'

/** Puts the word into every text in which the tool takes it. */
function worded(tool: Tool): Record<string, unknown> {
  let args: unknown = example(tool)
  const texts = (value: unknown, path: readonly string[]): readonly (readonly string[])[] =>
    typeof value === 'string'
      ? [path]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => texts(inner, [...path, key]))
        : []
  const put = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return word
    if (Array.isArray(value)) return value.map((inner, at) => (`${at}` === key ? put(inner, rest) : inner))
    const { ...record } = Object(value)
    return { ...record, [key]: put(record[key], rest) }
  }
  for (const path of texts(args, [])) {
    // The id of a job may stand in a sentence.
    if (path.at(-1) === 'job_status_id') continue
    const next = put(args, path)
    if (tool.input.safeParse(next).success) args = next
  }
  return z.record(z.string(), z.unknown()).parse(args)
}

const policy = governed({
  approvals: { destructive: 'never', bulk: 'never', public: 'never', tainted: 'never' },
  agents: [{ name: 'an-agent-with-a-rather-long-name', grant: everything }],
})
let host: Recorder
let pipe: Pipe
const said = new Map<string, Spoken>()
const kept = new Map<string, Readonly<Record<string, unknown>>>()

beforeAll(async () => {
  host = await recorder()
  // Whatever it has a name for, it names by the word.
  host.answer(request => {
    const { body, ...rest } = yes(request)
    const text = JSON.stringify(body)?.replaceAll(
      '"updated_at"',
      `"subject":"${word}","name":"${word}","updated_at"`,
    )
    return { ...rest, ...(text !== undefined && { body: JSON.parse(text) }) }
  })
  pipe = piped(
    ['--policy', policy.path, '--agent', 'an-agent-with-a-rather-long-name'],
    environment({ url: host.url, env: { DESKWARDEN_STATE: policy.state } }),
  )
  const client = modernPipe(pipe)
  for (const tool of tools) said.set(tool.name, await client.call(tool.name, worded(tool)))
  await eventually(() => {
    for (const record of recordsOf(policy.journal))
      if (record.event === 'outcome') kept.set(String(record['tool']), record)
    expect(kept.size).toBe(tools.length)
  })
})
afterAll(async () => {
  await pipe.close()
  await host.close()
})

describe('The sentence of a real call', () => {
  test('is there for each of the 39 tools, and each was carried out', () => {
    expect(catalog).toHaveLength(39)
    expect([...said].filter(([, { isError }]) => isError)).toEqual([])
    expect([...kept.values()].map(record => record['outcome'])).toEqual(tools.map(() => 'done'))
  })

  test.each(tools.map(tool => [tool.name, tool] as const))(
    'of %s has at most 30 words, and names agent, record and permission',
    (name, { path, resource }) => {
      const { told, ids, grant } = kept.get(name) ?? {}
      const sentence = z.string().parse(told)
      expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(30)
      expect(sentence).toMatch(/^an-agent-with-a-rather-long-name .+; allowed by .+\.$/)
      expect(sentence).toContain(`; allowed by ${grant}`)
      expect(String(grant)).toContain(name === 'get_job_status' ? 'tickets' : resource)
      const named = z.record(z.string(), z.unknown()).parse(ids)
      for (const [field] of path.matchAll(/(?<=\{)\w+(?=\})/g)) expect(named).toHaveProperty(field)
      for (const [field, id] of Object.entries(named)) {
        if (field.endsWith('_ids')) expect(sentence).toMatch(/ \d+ tickets?/)
        else expect(sentence).toContain(String(id))
      }
    },
  )

  test('holds no words of anybody, and neither does the rest of the journal', async () => {
    const client = modernPipe(pipe)
    for (const args of [{ [word]: 1 }, { ticket_id: word }, { ticket_id: 1, status: word }])
      expect((await client.call('update_ticket', args)).isError).toBe(true)
    expect((await client.call(`${word} ${word}`, {})).isError).toBe(true)
    // They were there to be written down.
    expect(JSON.stringify([...said.values()])).toContain(word)
    expect(JSON.stringify(host.arrived)).toContain(word)
    for (const { text } of linesOf(policy.journal)) {
      expect(text).not.toContain(word)
      expect(text).not.toContain('mail.example.com')
    }
  })
})
