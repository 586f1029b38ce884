import { describe, expect, test } from 'vitest'
import { catalog } from '../tools/index.ts'
import { english, others, type Said } from './corpus/choice/corpus.ts'
import { decoys, shelf } from './corpus/choice/listed.ts'
import { ranker } from './corpus/choice/rank.ts'
import { recall } from './corpus/choice/score.ts'

const tools = new Map(catalog.map(tool => [tool.name, tool]))
const said = [...english, ...others]
const half = (half: Said['half']) => english.filter(one => one.half === half)

describe('The sentences', () => {
  test.each([...tools.keys()])('ask for %s at least four times in English', name => {
    expect(english.filter(({ tool }) => tool === name).length).toBeGreaterThanOrEqual(4)
  })

  test('are at least 250 in English and 30 in other languages, none twice', () => {
    expect(english.length).toBeGreaterThanOrEqual(250)
    expect(others.length).toBeGreaterThanOrEqual(30)
    expect(new Set(said.map(({ text }) => text)).size).toBe(said.length)
  })

  test('name arguments that their tools take', () => {
    const refused = said.flatMap(({ text, tool, args }) => {
      const issues = tools.get(tool)?.input.safeParse(args).error?.issues
      return tools.has(tool) && issues === undefined ? [] : [{ text, tool, issues }]
    })
    expect(refused).toEqual([])
  })
})

test('A hundred tools of other servers stand beside ours, under names of their own', () => {
  expect(decoys).toHaveLength(100)
  expect(new Set(shelf.map(({ name }) => name)).size).toBe(139)
})

describe('The right tool among 139', () => {
  const rank = ranker(shelf)

  // Two points below what is measured, so that an input more fails nothing. The target is in the bench: 85 % and 97 %.
  test.each([
    ['the sentences that the descriptions were written with', half('tuned'), 0.64, 0.83],
    ['those held out', half('held out'), 0.42, 0.64],
  ])('is found by its words for %s', (_, sentences, first, third) => {
    const found = recall(sentences, rank)
    expect(found.first, found.missed.join('\n')).toBeGreaterThanOrEqual(first)
    expect(found.third, found.missed.join('\n')).toBeGreaterThanOrEqual(third)
  })
})
