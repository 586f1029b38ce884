import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { complaint, reporter } from '../src/commands/io.ts'
import { hostNames, reach } from '../src/commands/reach.ts'
import { tally } from '../src/commands/tally.ts'

describe('What a stranger can cause', () => {
  test('is told once a minute and a few times at most, and then counted', () => {
    const lines: string[] = []
    const strays = tally(line => lines.push(line), 3)
    for (const name of ['a', 'b', 'a', 'c', 'd', 'a']) strays.tell(name)
    expect(lines).toEqual(['a', 'b', 'c'])
    strays.turn()
    expect(lines.slice(3)).toEqual(['And 3 more like these.'])
    strays.tell('a')
    strays.tell('a')
    strays.turn()
    strays.turn()
    expect(lines.slice(4)).toEqual(['a', 'And one more like these.'])
  })

  test('a hundred thousand requests leave a dozen lines', () => {
    const lines: string[] = []
    const strays = tally(line => lines.push(line))
    for (let count = 0; count < 100_000; count += 1)
      strays.tell(`A request from 10.0.0.${count} was refused.`)
    strays.turn()
    expect(lines).toHaveLength(11)
    expect(lines.at(-1)).toBe('And 99990 more like these.')
  })
})

describe('What is wrong with a message', () => {
  const parsed = () => {
    try {
      return JSON.parse('Dear Ms Smith')
    } catch (error) {
      return error
    }
  }

  test.each([
    [
      new Error('Not Acceptable: Client must accept text/event-stream'),
      'Not Acceptable: Client must accept text/event-stream',
    ],
    [
      new Error('Received a response for an unknown message ID: {"id":9,"result":"Ms Smith"}'),
      'Received a response for an unknown message ID',
    ],
    [new Error('Two lines\nof which one is Ms Smith'), 'Two lines'],
    [z.string().safeParse(4).error, 'it is no message of MCP'],
    [parsed(), 'it is no message of MCP'],
    ['Ms Smith', 'it is no message of MCP'],
  ])('is one sentence without a stack and without its words: %s', (error, why) => {
    expect(complaint(error)).toBe(`A message of a client was not served: ${why}.`)
  })
})

describe('A fault of ours', () => {
  const told = (error: unknown) => {
    const lines: string[] = []
    reporter(line => lines.push(line))(error)
    return lines.join('\n')
  }

  test('is told with the place where it is', () => {
    expect(told(new TypeError('x is not a function'))).toMatch(
      /^Deskwarden has a fault: TypeError: x is not a function\n {4}at /,
    )
  })

  test('is told without the words that it is about', () => {
    const parsed = () => {
      try {
        return JSON.parse('Dear Ms Smith')
      } catch (error) {
        return error
      }
    }
    expect(told(parsed())).toContain('SyntaxError: what arrived is no JSON\n')
    for (const error of [
      parsed(),
      'Ms Smith',
      new Error(`${'x'.repeat(300)} Ms Smith`),
      new Error('a\nMs Smith'),
    ])
      expect(told(error)).not.toContain('Smith')
  })
})

describe('The names by which other machines may call', () => {
  test.each([
    ['0.0.0.0', [], []],
    ['::', ['desk.example.com'], ['desk.example.com']],
    ['10.0.0.7', [], ['10.0.0.7']],
    ['FD00::7', ['desk.example.com'], ['desk.example.com', '[fd00::7]']],
    ['Desk.Example.com', ['desk.example.com'], ['desk.example.com']],
  ])('at %s with --allow-hosts %j are %j', (host, allowHosts, names) => {
    expect(hostNames({ host, allowHosts })).toEqual(names)
    const [told] = reach({ host, allowHosts })
    if (names.length === 0) expect(told).toContain('refused until --allow-hosts')
    for (const name of names) expect(told).toContain(name)
  })

  test('are not spoken of where only this machine can call', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1']) expect(reach({ host, allowHosts: [] })).toEqual([])
  })
})
