import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { idOf, type Plan, plans } from '../src/gate/approval/plans.ts'
import { temporary } from './canary/folder.ts'

const minute = 60_000
const day = 86_400_000
const made = (agent: string, createdMs = 0): Plan => ({
  agent,
  tool: 'delete_ticket',
  args: 'a',
  version: 'v',
  mode: 'operator',
  createdMs,
  expiresMs: createdMs + 10 * minute,
  doing: 'delete ticket 1',
  text: 'Delete ticket 1.',
})

/** Plans in a folder of their own, at a time that the test sets. */
function shelf(folder = temporary()) {
  let nowMs = 0
  const all = plans(folder, () => nowMs)
  return {
    ...all,
    folder: join(folder, 'approvals'),
    at(ms: number) {
      nowMs = ms
    },
  }
}

describe('Plans that wait for a yes', () => {
  test('are found by their token alone, and are used once', () => {
    const { put, look, take } = shelf()
    const token = put(made('bot'))
    expect(token).toMatch(/^plan_[\w-]{22}$/)
    expect(look(token)).toEqual({ ...made('bot'), decision: undefined })
    expect(look(`${token}x`)).toBeUndefined()
    expect(take(token)).toEqual({ ...made('bot'), decision: undefined })
    expect([look(token), take(token)]).toEqual([undefined, undefined])
  })

  test('are listed by the name that the agent is told, the oldest first, until they end', () => {
    const { put, list, at } = shelf()
    const [late, early] = [put(made('bot', minute)), put(made('other'))]
    expect(list().map(({ id, agent }) => [id, agent])).toEqual([
      [idOf(early), 'other'],
      [idOf(late), 'bot'],
    ])
    at(10 * minute)
    expect(list().map(({ id }) => id)).toEqual([idOf(late)])
  })

  test('get one answer, which is kept with them', () => {
    const { put, look, decide, at } = shelf()
    const token = put(made('bot'))
    const no = { yes: false, by: 'nadia', atMs: 5 }
    expect(decide('00000000', no)).toBe(false)
    expect(decide(idOf(token), no)).toBe(true)
    expect(look(token)?.decision).toEqual(no)
    expect(decide(idOf(token), { ...no, yes: true })).toBe(false)
    const later = put(made('bot'))
    at(10 * minute)
    expect(decide(idOf(later), no)).toBe(false)
  })

  test('are a hundred of an agent at most, whatever others have', () => {
    const { put, at } = shelf()
    for (let one = 0; one < 100; one++) put(made('bot'))
    expect(() => put(made('bot'))).toThrow(
      'delete_ticket was refused: 100 plans of bot wait already. Carry some of them out, or wait until they end.',
    )
    expect(() => put(made('other'))).not.toThrow()
    at(10 * minute)
    expect(() => put(made('bot', 10 * minute))).not.toThrow()
  })

  test('stay for a day after their end, so that it can be told', () => {
    const { put, look, at } = shelf()
    const token = put(made('bot'))
    at(day + 10 * minute)
    put(made('bot', day + 10 * minute))
    expect(look(token)).toBeDefined()
    at(day + 10 * minute + 1)
    put(made('bot', day + 10 * minute))
    expect(look(token)).toBeUndefined()
  })

  test('are the only files that count in their folder', () => {
    const { put, list, folder } = shelf()
    const token = put(made('bot'))
    const [name = ''] = readdirSync(folder)
    for (const other of [`x${name}`, `${name}.bak`, 'notes.txt', `${'0'.repeat(40)}.json`])
      writeFileSync(join(folder, other), '{}')
    expect(list().map(({ id }) => id)).toEqual([idOf(token)])
  })

  test('are none where there is no folder yet', () => {
    expect(shelf().list()).toEqual([])
  })

  test('cannot be kept without a folder, or in one that cannot be made', () => {
    expect(() => plans(undefined, () => 0).put(made('bot'))).toThrow(
      'delete_ticket was refused: it wants a yes, and there is no folder in which it could wait. The operator can name one with --state.',
    )
    const folder = temporary()
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'approvals'), '')
    expect(() => shelf(folder).put(made('bot'))).toThrow(
      `delete_ticket was refused: its plan cannot be kept in ${join(folder, 'approvals')} (EEXIST). The operator has to make that folder writable.`,
    )
  })
})
