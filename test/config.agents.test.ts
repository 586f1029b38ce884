import { expect, test } from 'vitest'
import { config } from '../src/config.ts'
import { catalog } from '../tools/index.ts'

const add = (words: string) => () =>
  config(
    ['agents', 'add', 'bot', '--agents', 'agents.json', ...words.split(' ').filter(Boolean)],
    { DESKWARDEN_GRANT: '*:write' },
    catalog,
  )

test('A new agent never gets the grant of the server because its own was forgotten', () => {
  expect(add('')).toThrow('agents add needs --grant')
  expect(add('--grant tickets:read')()).toMatchObject({ config: { grant: 'tickets:read' } })
})
