import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { catalog, companions } from '../../tools/index.ts'
import type { Tool } from '../../tools/tool.ts'
import { example, given, inputs, paths } from '../inputs.ts'
import { callText, type Speaker, type Spoken, spoken } from '../raw/message.ts'
import { modernPipe, type Pipe, piped } from '../raw/stdio.ts'
import { desk, environment, everything } from '../rig.ts'

const tools = [...catalog, ...companions]
const each = tools.map(tool => [tool.name, tool] as const)

let sandbox: Sandbox
let pipe: Pipe
let client: Speaker

beforeAll(async () => {
  sandbox = await desk({ perMinute: 100_000 })
  pipe = piped(['--grant', everything], environment({ url: sandbox.url }))
  client = modernPipe(pipe)
})
beforeEach(() => sandbox.clearRequests())
afterAll(async () => {
  expect(await pipe.close()).toBe(0)
  await sandbox.close()
})

/** Nothing was sent, and the one who asked reads what was wrong. */
function refused({ isError, error, text, code }: Spoken, tool: Tool, why: string | RegExp): void {
  expect(code, text).toBeUndefined()
  expect(isError).toBe(true)
  expect(error).toMatchObject({ kind: 'input' })
  expect(text).toMatch(new RegExp(`^${tool.name} was not called: .+[.?] [A-Z][^.]+\\.$`, 's'))
  if (typeof why === 'string') expect(text).toContain(why)
  else expect(text).toMatch(why)
  // A text in the place of an id is a name, which is looked for; nothing else is sent.
  const names = tool.access === 'read' ? [] : lookups
  expect(sandbox.requests.filter(({ tool: sent = '' }) => !names.includes(sent))).toEqual([])
}

const lookups = ['search_users', 'list_groups', 'search', 'list_tickets', 'list_ticket_fields']

/** A copy of the arguments in which the first thing at this path is another. */
function changed(value: unknown, path: readonly string[], to: unknown): unknown {
  const [head, ...rest] = path
  if (head === undefined) return to
  if (head === '[]')
    return Array.isArray(value)
      ? value.map((item, at) => (at === firstWith(value, rest) ? changed(item, rest, to) : item))
      : value
  const record = z.record(z.string(), z.unknown()).parse(value)
  // So that a field named __proto__ becomes one.
  return { ...record, ...Object.fromEntries([[head, changed(record[head], rest, to)]]) }
}

/** Of the entries of a list, the first that has the object in which the path ends. */
const firstWith = (list: readonly unknown[], rest: readonly string[]) =>
  Math.max(
    0,
    list.findIndex(item => {
      const place = joined(rest.slice(0, -1))
      return given(item).some(one => one === joined(rest) || one.startsWith(`${place}.`) || place === '')
    }),
  )

/** The path of the object that a field stands in. */
const upper = (path: string) => path.slice(0, path.lastIndexOf('.'))
const steps = (path: string) => path.split(/\.|(?=\[\])/)
const joined = (path: readonly string[]) => path.join('.').replaceAll('.[]', '[]')

/** The schema of what stands at a path. */
function schemaAt(type: unknown, path: readonly string[]): z.ZodType {
  if (type instanceof z.ZodOptional || type instanceof z.ZodDefault) return schemaAt(type.unwrap(), path)
  const [head, ...rest] = path
  if (head === undefined && type instanceof z.ZodType) return type
  if (head === '[]' && type instanceof z.ZodArray) return schemaAt(type.element, rest)
  if (head !== undefined && type instanceof z.ZodObject) return schemaAt(type.shape[head], rest)
  throw new Error(`nothing is at ${joined(path)}`)
}

const strange: readonly unknown[] = [
  null,
  true,
  'no such word',
  '',
  '42',
  'NaN',
  '../../users/me',
  -1,
  0,
  1.5,
  2 ** 53,
  [],
  [[]],
  [null],
  {},
  { id: 1 },
  { toString: 'x', $ne: null },
  'x'.repeat(70_000),
]

describe.each(each)('%s', (_, tool) => {
  const samples = fc.sample(inputs(tool), { seed: 39, numRuns: 40 })

  test('names the field that holds what it must not, whatever it holds, and sends nothing', async () => {
    const calls: [path: string, args: unknown][] = []
    for (const path of paths(tool.input)) {
      const steady =
        path === 'cursor'
          ? { ...example(tool), cursor: 'x' }
          : samples.find(sample => given(sample).includes(path))
      const type = schemaAt(tool.input, steps(path))
      for (const value of strange)
        if (!type.safeParse(value).success) calls.push([path, changed(steady, steps(path), value)])
    }
    const answers = await Promise.all(calls.map(([, args]) => client.call(tool.name, args)))
    for (const [at, answer] of answers.entries()) {
      const [path = '', args] = calls[at] ?? []
      // Within a list the entry is told too: `tickets[0].status` or `tags[2]`.
      const named = path.replaceAll('.', '\\.').replaceAll('[]', '\\[\\d+\\]')
      expect(answer.text, JSON.stringify(args).slice(0, 300)).toMatch(new RegExp(`\`${named}[\`.[]`))
      refused(answer, tool, tool.name)
    }
  })

  test('misses what it needs, and says so', async () => {
    const needed = Object.entries(tool.input.shape).filter(
      ([, type]) => !(type instanceof z.ZodOptional || type instanceof z.ZodDefault),
    )
    for (const [name] of needed) {
      const { [name]: _, ...rest } = example(tool)
      refused(await client.call(tool.name, rest), tool, `\`${name}\` is missing`)
      refused(await client.call(tool.name, { ...rest, [name]: null }), tool, `\`${name}\``)
    }
  })

  test('refuses a field that it does not know, at every depth', async () => {
    const args = samples[0] ?? {}
    const misspelt = { ...args, colour_of_machine: 1 }
    refused(await client.call(tool.name, misspelt), tool, `\`colour_of_machine\` is no field of ${tool.name}`)
    const nested = paths(tool.input).filter(path => path.includes('.'))
    for (const path of new Set(nested.map(upper))) {
      const steady = samples.find(sample => given(sample).some(one => one.startsWith(`${path}.`)))
      const wrong = changed(steady, [...steps(path), 'colour_of_machine'], 1)
      refused(await client.call(tool.name, wrong), tool, /colour_of_machine` is no field of/)
    }
  })

  test('takes no arguments that are no object', async () => {
    for (const args of [null, 'text', 7, true, [], [1], [{}]]) {
      const { isError, text } = await client.call(tool.name, args)
      expect(isError, text).toBe(true)
    }
    expect(sandbox.requests).toEqual([])
  })

  test('takes no poison, in no text and under no name', async () => {
    const texts = paths(tool.input).filter(
      path => schemaAt(tool.input, steps(path)).safeParse('some text').success,
    )
    for (const path of texts)
      for (const [poison, why] of [
        ['a\0b', 'NUL character'],
        ['a\ud800b', 'half of a surrogate pair'],
        ['\udc00', 'half of a surrogate pair'],
      ] as const) {
        const steady =
          path === 'cursor'
            ? { ...example(tool), cursor: 'x' }
            : samples.find(sample => given(sample).includes(path))
        refused(await client.call(tool.name, changed(steady, steps(path), poison)), tool, why)
      }
    for (const name of ['constructor', 'prototype'])
      refused(await client.call(tool.name, { ...example(tool), [name]: 1 }), tool, `a field is named ${name}`)
    for (const path of new Set(
      paths(tool.input)
        .filter(path => path.includes('.'))
        .map(upper),
    )) {
      const steady = samples.find(sample => given(sample).some(one => one.startsWith(`${path}.`)))
      const wrong = changed(steady, [...steps(path), '__proto__'], { public: true })
      refused(await client.call(tool.name, wrong), tool, 'a field is named __proto__')
    }
  })
})

test('A prototype among the arguments is not there at all: the SDK drops it before anyone could use it', async () => {
  const args =
    '{"__proto__":{"status":"closed","comment":{"body":"x","public":true}},"ticket_id":300,"tags":["seen"]}'
  const { result } = await pipe.line(callText('poison', 'update_ticket', args), 'poison')
  expect(JSON.stringify(result)).toContain('"seen"')
  expect(sandbox.requests.at(-1)?.body).toEqual({
    ticket: { tags: ['seen'], safe_update: true, updated_stamp: expect.any(String) },
  })
  expect(sandbox.account.tickets.get(300)?.status).not.toBe('closed')
})

describe('Numbers', () => {
  const raw = [
    '9007199254740993',
    '1e999',
    '-1e999',
    '1e16',
    '0.1e1000',
    '-0',
    '1E400',
    '123456789012345678901234567890',
  ]
  test.each(raw)('%s is no id, and is never rounded to one', async number => {
    const answer = await pipe.line(callText(number, 'delete_ticket', `{"ticket_id":${number}}`), number)
    expect(spoken(answer).error).toMatchObject({ kind: 'input' })
    expect(sandbox.requests).toEqual([])
  })
})
